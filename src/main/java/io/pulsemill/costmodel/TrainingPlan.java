package io.pulsemill.costmodel;

import io.pulsemill.optimize.OptimizerKind;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * A training to come, as far as it decides what it costs.
 *
 * @param rows of the table
 * @param trainFraction share of them that trains
 * @param features d
 * @param classes K
 * @param maxIterations limit of the optimizer
 */
public record TrainingPlan(
    long rows,
    double trainFraction,
    int features,
    int classes,
    OptimizerKind optimizer,
    int maxIterations) {
  /** Rows of a row group as tables are written here: the least a task takes. */
  public static final int ROW_GROUP = 131_072;

  /** Passes if no run has them. */
  private static final int NEWTON_PASSES = 5;

  private static final int GRADIENT_PASSES = 100;

  /** Newton's method with the usual settings on the table that was measured, at another size. */
  static TrainingPlan usual(MeasuredTable table, long rows) {
    return new TrainingPlan(
        rows, 0.7, table.features(), table.classes(), OptimizerKind.NEWTON, 100);
  }

  /**
   * Its workload on an engine.
   *
   * @param runs that were measured: the passes are those of the nearest size
   * @param parallelism threads or tasks there are; no more than row groups of them are used
   * @param workers machines that share them
   * @param keeps whether local keeps the rows in memory
   * @param statisticsKnown whether the jobs engines can do without their first job
   */
  public Workload on(
      EngineKind engine,
      List<MeasuredRun> runs,
      int parallelism,
      int workers,
      boolean keeps,
      boolean statisticsKnown) {
    int passes = passes(runs);
    boolean jobs = Workload.isJobs(engine);
    int rounds = jobs && !statisticsKnown ? passes + 1 : passes;
    int reads = jobs ? rounds : engine == EngineKind.LOCAL && !keeps ? 1 + passes : 1;
    int parallel =
        switch (engine) {
          case LOCAL -> parallelism;
          case JOBS_UBER -> 1;
          case JOBS, RESIDENT, FUSED ->
              (int) Math.min(parallelism, (rows + ROW_GROUP - 1) / ROW_GROUP);
        };
    boolean newton = optimizer.isNewton();
    return new Workload(
        passes,
        rounds,
        reads,
        rows,
        Math.round(trainFraction * rows),
        new Workload.Shape(features, classes, newton),
        parallel,
        Workload.tasksPerWorker(engine, parallel, workers),
        Math.round(bytes(engine, runs) * passes * parallel));
  }

  /** Evaluations of the objective: the median at the nearest size measured, within the limit. */
  public int passes(List<MeasuredRun> runs) {
    List<MeasuredRun> same = runs.stream().filter(this::isAlike).toList();
    OptionalLong nearest =
        same.stream()
            .mapToLong(MeasuredRun::rows)
            .boxed()
            .min(Comparator.comparingDouble(this::distance))
            .map(OptionalLong::of)
            .orElse(OptionalLong.empty());
    int usual = optimizer.isNewton() ? NEWTON_PASSES : GRADIENT_PASSES;
    long passes =
        nearest.isEmpty()
            ? usual
            : Math.round(
                Median.of(
                    same.stream()
                        .filter(run -> run.rows() == nearest.getAsLong())
                        .mapToDouble(MeasuredRun::passes)
                        .toArray()));
    return (int) Math.min(maxIterations + 1L, passes);
  }

  /** Newton's method takes about as many passes and the same sums with an l1 penalty. */
  private boolean isAlike(MeasuredRun run) {
    return run.optimizer() == optimizer || (run.optimizer().isNewton() && optimizer.isNewton());
  }

  private double distance(long measured) {
    return Math.abs(StrictMath.log((double) measured / rows));
  }

  /** Bytes a task moves in a pass, as the runs have them; 0 if no run has any. */
  private double bytes(EngineKind engine, List<MeasuredRun> runs) {
    return runs.stream()
        .filter(run -> run.engine() == engine && isAlike(run))
        .filter(run -> run.measuredPasses() > 0)
        .mapToDouble(run -> (double) run.bytesMoved() / run.measuredPasses() / run.parallelism())
        .average()
        .orElse(0);
  }
}
