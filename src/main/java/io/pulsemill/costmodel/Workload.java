package io.pulsemill.costmodel;

/**
 * A training on an engine, in the amounts that cost something.
 *
 * @param passes evaluations of the objective
 * @param rounds how often an engine pays for a pass beside its work: the passes, and on the jobs
 *     engines one more for statistics that are not known
 * @param reads how often the table is read
 * @param rows of the table
 * @param trainingRows of them that train
 * @param shape what a row and a pass hold
 * @param parallelism threads or tasks that share the rows
 * @param tasksPerWorker of them that start beside each other; 0 for threads
 * @param bytesMoved between tasks, in all passes
 */
public record Workload(
    int passes,
    int rounds,
    int reads,
    long rows,
    long trainingRows,
    Shape shape,
    int parallelism,
    double tasksPerWorker,
    long bytesMoved) {

  /**
   * What a row and a pass hold: K classes, D = d + 1 columns, with the Hessian or without.
   *
   * @param features d
   * @param classes K
   */
  public record Shape(int features, int classes, boolean hessian) {
    /**
     * Multiply-adds that take as long as an exponential of StrictMath, by the time of a pass with
     * the Hessian and without (docs/performance.md).
     */
    private static final double EXPONENTIAL = 150;

    /** Numbers of a row: its features and its label. */
    public double values() {
      return features + 1.0;
    }

    /**
     * Multiply-adds of a row in a pass: K·D for the scores, as many for the gradient, for the
     * Hessian a triangle of D × D for each pair of classes k ≤ l, and what K exponentials amount
     * to.
     */
    public double multiplyAdds() {
      double gradient = 2.0 * classes * (features + 1.0) + EXPONENTIAL * classes;
      return hessian ? gradient + hessianTerms() : gradient;
    }

    /** Terms of a Hessian: a triangle of D × D for each pair of classes k ≤ l. */
    public double hessianTerms() {
      return pairs(classes) * pairs(features + 1.0);
    }

    private static double pairs(double n) {
      return n * (n + 1) / 2;
    }
  }

  /** The workload of a run as it was measured: passes that were projected do not count. */
  static Workload of(MeasuredRun run, MeasuredTable table, int workers) {
    int passes = run.measuredPasses();
    boolean jobs = isJobs(run.engine());
    int parallelism = run.engine() == EngineKind.JOBS_UBER ? 1 : run.parallelism(); // in turn
    return new Workload(
        passes,
        jobs ? passes + 1 : passes,
        jobs ? passes + 1 : 1,
        run.rows(),
        run.trainingRows(),
        new Shape(table.features(), table.classes(), run.optimizer().isNewton()),
        parallelism,
        tasksPerWorker(run.engine(), parallelism, workers),
        run.bytesMoved());
  }

  /** Tasks that start in their own JVMs. */
  static double tasksPerWorker(EngineKind engine, int parallelism, int workers) {
    boolean starts = engine == EngineKind.JOBS || engine == EngineKind.RESIDENT;
    return starts ? (double) parallelism / Math.max(1, workers) : 0;
  }

  /**
   * Those that read side by side: tasks. Two threads of a JVM were measured to read no faster than
   * one: both wait for the same compiler and the same file system.
   */
  int readers() {
    return tasksPerWorker > 0 ? parallelism : 1;
  }

  /** How often tasks are started: once if they stay, else for each round. */
  int launches() {
    return reads;
  }

  /** Whether a pass on this engine is a job, which reads the table. */
  public static boolean isJobs(EngineKind engine) {
    return engine == EngineKind.JOBS || engine == EngineKind.JOBS_UBER;
  }
}
