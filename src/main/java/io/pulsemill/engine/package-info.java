/**
 * Training. {@link io.pulsemill.engine.Training} leads a run; an {@link io.pulsemill.engine.Engine}
 * answers it with sums over the training rows, here from threads in this JVM ({@link
 * io.pulsemill.engine.LocalEngine}) or from one MapReduce job per pass ({@link
 * io.pulsemill.engine.JobsEngine}). The bits are the same.
 *
 * <pre>
 *    Training   TrainingStatistics ← Engine.statistics
 *               ActiveFeatures ← Bulk, FeatureScale: features kept, their center and scale, far rows
 *               Pilot: a start from a sample, solved here
 *               Optimizer ↔ WatchedObjective ↔ PenalizedLoss ↔ Engine.sum(weights)
 *    Engine     LocalEngine    TableReading → rows in memory → BlockPass by Parallel
 *               JobsEngine     PassFile → SoftmaxMapper → SumReducer
 *               ResidentEngine engine.resident
 *    result     TrainingResult: the model, its passes and iterations
 * </pre>
 */
package io.pulsemill.engine;
