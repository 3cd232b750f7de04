package io.pulsemill.costmodel;

import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.optimize.StopReason;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Runs whose seconds follow from known costs. */
final class SyntheticRuns {
  private static final List<OptimizerKind> MEASURED =
      List.of(OptimizerKind.NEWTON, OptimizerKind.LBFGS, OptimizerKind.GD);

  static final MeasuredTable TABLE = new MeasuredTable("table", 150_000, 9_600_000, 7, 3);
  static final long[] SIZES = {1_500, 15_000, 150_000};

  private SyntheticRuns() {}

  /** Each optimizer at each size with one and two threads or tasks; {@code noise}: a factor. */
  static List<MeasuredRun> of(
      EngineKind engine, Map<CostTerm, Double> costs, DoubleSupplier noise) {
    List<MeasuredRun> runs = new ArrayList<>();
    for (long rows : SIZES) {
      for (OptimizerKind optimizer : MEASURED) {
        for (int parallelism = 1; parallelism <= 2; parallelism++) {
          MeasuredRun timeless = run(engine, optimizer, rows, parallelism, 1);
          EngineCosts known = new EngineCosts(costs);
          Workload work = Workload.of(timeless, TABLE, 1);
          double onRows =
              known.seconds(CostTerm.READ_VALUE, work) + known.seconds(CostTerm.MULTIPLY_ADD, work);
          double factor = noise.getAsDouble();
          double all = known.seconds(work) * factor;
          runs.add(run(engine, optimizer, rows, parallelism, all, onRows * factor));
        }
      }
    }
    return runs;
  }

  static MeasuredRun run(
      EngineKind engine, OptimizerKind optimizer, long rows, int parallelism, double seconds) {
    return run(engine, optimizer, rows, parallelism, seconds, seconds / 2);
  }

  /** {@code onRows}: of the seconds. */
  private static MeasuredRun run(
      EngineKind engine,
      OptimizerKind optimizer,
      long rows,
      int parallelism,
      double seconds,
      double onRows) {
    int passes =
        switch (optimizer) {
          case NEWTON -> rows < 10_000 ? 12 : 5;
          case LBFGS -> 96;
          default -> 60;
        };
    boolean pilot = optimizer == OptimizerKind.NEWTON && rows > 10_000;
    return new MeasuredRun(
        engine,
        engine == EngineKind.LOCAL ? (Integer) parallelism : null,
        optimizer,
        rows,
        rows * 7 / 10,
        1,
        passes,
        passes,
        false,
        null,
        StopReason.GRADIENT_SMALL,
        parallelism,
        pilot ? Math.min(20_000, rows * 7 / 50) : 0,
        0,
        seconds,
        PhaseTimes.ZERO.plus(Phase.COMPUTE, onRows),
        seconds - onRows,
        List.of(0.25, 0.5),
        List.of());
  }
}
