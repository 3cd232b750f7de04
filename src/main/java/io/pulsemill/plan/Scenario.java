package io.pulsemill.plan;

import io.pulsemill.costmodel.Workload;
import io.pulsemill.exact.GridSums;

/**
 * A training on a cluster.
 *
 * @param rows of the table
 * @param trainingRows of them that train
 * @param shape of a row and a pass
 * @param passes evaluations of the objective
 * @param machines that run tasks
 * @param cores of each
 * @param tasks in all
 * @param fanIn of the tree: 0 as the engine chooses, {@link Integer#MAX_VALUE} for a star
 * @param failures machines that are lost, per machine and hour
 * @param gangTimeout seconds to wait for all tasks
 * @param seed of what is drawn
 */
record Scenario(
    long rows,
    long trainingRows,
    Workload.Shape shape,
    int passes,
    int machines,
    double cores,
    int tasks,
    int fanIn,
    double failures,
    double gangTimeout,
    long seed) {
  /** Rows of the pilot that all tasks bring with the statistics. */
  private static final double PILOT_ROWS = 20_000;

  /** The machine of a task. */
  int machine(int task) {
    return (int) ((long) task * machines / tasks);
  }

  /** Weights of a model. */
  double weights() {
    return shape.classes() * (shape.features() + 1.0);
  }

  /**
   * Seconds of a step: with a Hessian, n³ / 3 multiply-adds for n free weights, a billion of which
   * take a second.
   */
  double stepSeconds() {
    double n = (shape.classes() - 1) * (shape.features() + 1.0);
    return shape.hessian() ? n * n * n / 3e9 : 0;
  }

  /** Bytes of the sum of a pass: of the Hessian a triangle for each pair of classes k ≤ l. */
  double sumBytes() {
    double square = shape.hessian() ? shape.hessianTerms() : 0;
    return GridSums.BYTES * (2 + weights() + square);
  }

  /** Bytes of a task's statistics. */
  double statisticsBytes() {
    return PILOT_ROWS * shape.features() * Double.BYTES / tasks + 64.0 * shape.features();
  }

  /** Values that a task reads. */
  double valuesPerTask() {
    return (double) rows * (shape.features() + 1) / tasks;
  }

  /** Multiply-adds of a task in a pass. */
  double multiplyAddsPerTask() {
    return trainingRows * shape.multiplyAdds() / tasks;
  }

  /** Bytes of its rows that a task keeps. */
  double bytesPerTask() {
    return Double.BYTES * valuesPerTask();
  }
}
