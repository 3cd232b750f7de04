/**
 * Training. A {@link io.pulsemill.engine.Trainer} makes a model of a table; {@link
 * io.pulsemill.engine.Training} leads it, and an {@link io.pulsemill.engine.Engine} answers with
 * sums over the training rows, here from threads in this JVM ({@link
 * io.pulsemill.engine.LocalEngine}) or from one MapReduce job per pass ({@link
 * io.pulsemill.engine.JobsEngine}). The bits are the same.
 *
 * <pre>
 *    Trainer    DriverTrainer: Training here          ResidentTrainer: Training in a task
 *    Training   TrainingStatistics ← Engine.statistics
 *               TrainingChecks: are there classes, and rows enough?
 *               ActiveFeatures ← Bulk, FeatureScale: features kept, their center and scale, far rows
 *               Pilot: a start from a sample, solved here
 *               Optimizer ↔ WatchedObjective ↔ PenalizedLoss ↔ TimedEngine ↔ Engine.pass(weights)
 *    Engine     RowPreparations: rows by fold   PassRequest × fits → PassKernels → PassSums
 *               LocalEngine    TableReading → KeptRows by Parallel
 *               JobsEngine     PassFile → SoftmaxMapper → SumReducer
 *               ResidentEngine engine.resident
 *    result     Trained: TrainingResult, the model, its passes and iterations
 * </pre>
 */
package io.pulsemill.engine;
