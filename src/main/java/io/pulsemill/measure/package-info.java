/**
 * Training runs measured against each other, each in its own JVM.
 *
 * <pre>
 *    Contender × size → Trial → TrainingProcess: train in its own JVM → TrialRecord → TradeoffText
 * </pre>
 */
package io.pulsemill.measure;
