/**
 * What a training costs on each engine: where measured seconds went, a model fitted to them, and
 * what follows from it. Plain Java.
 *
 * <pre>
 *    TradeoffJson → Tradeoff of MeasuredRun … → CostModel ← NonNegativeLeastSquares
 *      → FittedModel: EngineCosts by CostTerm; CrossValidation → ModelError
 *    repeats → MedianRun
 *    Workload + Machines + TrainingPlan → Prediction, Extrapolation
 *    two engines → Crossing, BreakEven
 * </pre>
 */
@NullMarked
package io.pulsemill.costmodel;

import org.jspecify.annotations.NullMarked;
