package io.pulsemill.plan;

import io.pulsemill.costmodel.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * A training, and the cluster that it is planned for.
 *
 * @param training rows, features, classes, optimizer
 * @param passes null: as many as were measured at the nearest size
 * @param sharedCores that all tasks of the measured runs had together; null: those of the machine
 *     they were submitted from, on which all of the cluster ran
 * @param cores of a worker; null: as measured
 * @param tasksPerWorker at once; null: one per core
 * @param gigabits of a worker's network, per second, either way
 * @param failures workers that are lost, per worker and hour
 * @param fanIn of the tree of sums: 0 as the engine chooses, {@link Integer#MAX_VALUE} for a star
 */
public record PlannedTraining(
    TrainingPlan training,
    @Nullable Integer passes,
    @Nullable Integer sharedCores,
    @Nullable Double cores,
    @Nullable Double tasksPerWorker,
    double gigabits,
    double failures,
    int fanIn) {
  /** Of a worker's network, if nothing else is known. */
  public static final double USUAL_GIGABITS = 10;

  /** One of the usual kind: workers as measured, none of them lost. */
  public static PlannedTraining usual(TrainingPlan training) {
    return new PlannedTraining(training, null, null, null, null, USUAL_GIGABITS, 0, 0);
  }
}
