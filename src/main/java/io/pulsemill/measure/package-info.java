/**
 * Training runs measured against each other, each in its own JVM.
 *
 * <pre>
 *    Contender × size → Trial → Measurement → TrainingProcess: train in its own JVM
 *      → TrialRecord → runs, failed → Tradeoff → TradeoffText
 * </pre>
 */
package io.pulsemill.measure;
