package io.pulsemill.plan;

import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.MeasuredRun;
import io.pulsemill.costmodel.Workload;

/**
 * How much of what a run did, by one core of the machine all its tasks, or threads, shared: of what
 * each of n does on all of C cores n / C, and of what each does on one, the work of all by min(n,
 * C), and by how much faster these are than if all were busy.
 *
 * @param cores of the machine
 * @param alone how many times as fast one works while all others are idle
 * @param features of the table
 * @param classes of it
 */
record RunAmounts(int cores, double alone, int features, int classes) {

  /** Jobs. */
  double rounds(MeasuredRun run) {
    return run.engine() == EngineKind.JOBS ? run.measuredPasses() + 1.0 : 1;
  }

  /** Tasks by the core: each does something once in each job. */
  double tasks(MeasuredRun run) {
    return rounds(run) * run.parallelism() / cores;
  }

  /** Values read, in all jobs. */
  double values(MeasuredRun run) {
    return rounds(run) * run.rows() * (features + 1) / sideBySide(run);
  }

  /** Multiply-adds of all passes. */
  double multiplyAdds(MeasuredRun run) {
    boolean hessian = run.optimizer().isNewton();
    double pass =
        run.trainingRows() * new Workload.Shape(features, classes, hessian).multiplyAdds();
    return run.measuredPasses() * pass / sideBySide(run);
  }

  private double sideBySide(MeasuredRun run) {
    double busy = Math.min(run.parallelism(), cores);
    return busy * Cores.speed(busy, cores, alone);
  }
}
