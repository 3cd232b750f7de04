package io.pulsemill.engine;

/**
 * Seconds a training takes on each engine, roughly: enough to choose one by. Every engine reads the
 * rows and makes the same passes; what differs is how many cores share the work, how often the rows
 * are read, and what each pass costs beside its work:
 *
 * <pre>
 *   local     = start + reads × (rows · read) / cores + passes × (rows · pass) / cores
 *   jobs      = passes × (a job + rows · (read + pass) / tasks)
 *   resident  = start + (rows · read) / tasks + passes × (a message + (rows · pass) / tasks)
 * </pre>
 *
 * Local reads once where the rows fit its memory, else with each pass. The costs were measured on
 * two cores with 7 features and 3 classes (docs/performance.md, docs/resident.md).
 *
 * @param rows of the table, all of them
 * @param features of the table
 * @param optimizer the one wished for
 * @param maxIterations limit of the optimiser
 */
public record EngineEstimate(
    long rows, int features, OptimizerChoice optimizer, int maxIterations) {
  /** Decoding, hashing of the id and exact sums, a value: 2.5 µs a row of 7 features. */
  private static final double READ = 310e-9;

  /** Loss and gradient, a value, and the Hessian, a pair of values: 250 ns a row of 7 features. */
  private static final double GRADIENT = 15e-9;

  private static final double HESSIAN = 2e-9;

  private static final double LOCAL_START = 2;
  private static final double RESIDENT_START = 15;
  private static final double JOB = 5.5;
  private static final double MESSAGE = 0.03;

  /** Passes from a pilot's start, and from zero where a pass knows no Hessian. */
  private static final int NEWTON_PASSES = 5;

  private static final int GRADIENT_PASSES = 100;

  /** Free coefficients up to which AUTO takes Newton, for three classes. */
  private static final int NEWTON_FEATURES = 1000;

  /**
   * In this JVM.
   *
   * @param keeps whether the rows fit its memory
   */
  public double local(int cores, boolean keeps) {
    int reads = keeps ? 1 : 1 + passes();
    return LOCAL_START + (reads * reading() + passes() * pass()) / cores;
  }

  /** By a chain of jobs; one more where the statistics are still to be taken. */
  public double jobs(int tasks, boolean statisticsKnown) {
    int jobs = passes() + (statisticsKnown ? 0 : 1);
    return jobs * (JOB + (reading() + pass()) / tasks);
  }

  /** By tasks that stay. */
  public double resident(int tasks) {
    return RESIDENT_START + reading() / tasks + passes() * (MESSAGE + pass() / tasks);
  }

  private boolean newton() {
    return optimizer == OptimizerChoice.NEWTON
        || (optimizer == OptimizerChoice.AUTO && features <= NEWTON_FEATURES);
  }

  private int passes() {
    return Math.min(maxIterations + 1, newton() ? NEWTON_PASSES : GRADIENT_PASSES);
  }

  private double reading() {
    return READ * rows * (features + 1);
  }

  private double pass() {
    double values = features + 1;
    return rows * values * (GRADIENT + (newton() ? HESSIAN * values : 0));
  }
}
