package io.pulsemill.costmodel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Predictions for sizes and clusters that were not measured: Newton's method with the usual
 * settings on rows like those measured. Local has the cores of the measurement and a heap of 8 GB;
 * rows that this does not hold it reads with each pass.
 */
public final class Extrapolation {
  private static final HeapBudget HEAP = new HeapBudget(8_000_000_000L);

  /** A table beyond Hadoop's usual block is not read by an uber job. */
  private static final long MASTER_BYTES = 128L << 20;

  private static final int[] CLUSTERS = {10, 100, 1000};
  private static final long MANY_ROWS = 1_000_000_000;

  private final Machines where;
  private final MeasuredTable table;
  private final List<MeasuredRun> runs;
  private final Map<EngineKind, EngineCosts> costs;

  public Extrapolation(
      Machines where,
      MeasuredTable table,
      List<MeasuredRun> runs,
      Map<EngineKind, EngineCosts> costs) {
    this.where = where;
    this.table = table;
    this.runs = List.copyOf(runs);
    this.costs = EngineKind.ordered(costs);
  }

  List<Prediction> predictions() {
    List<Prediction> predictions = new ArrayList<>();
    for (int workers : CLUSTERS) {
      Map<EngineKind, Double> seconds = new EnumMap<>(EngineKind.class);
      for (EngineKind engine : costs.keySet()) {
        double some = seconds(engine, MANY_ROWS, workers);
        if (Double.isFinite(some)) {
          seconds.put(engine, some);
        }
      }
      predictions.add(new Prediction(workers, MANY_ROWS, seconds));
    }
    return predictions;
  }

  List<BreakEven> breakEvens() {
    List<BreakEven> all = new ArrayList<>(breakEvens(where.workers()));
    for (int workers : CLUSTERS) {
      all.addAll(breakEvens(workers));
    }
    return all;
  }

  /** For each pair of engines, on a cluster of so many workers like those measured. */
  public List<BreakEven> breakEvens(int workers) {
    List<BreakEven> all = new ArrayList<>();
    for (EngineKind one : costs.keySet()) {
      for (EngineKind other : costs.keySet()) {
        if (one.compareTo(other) < 0) {
          Long measured = workers == where.workers() ? measured(one, other) : null;
          Long rows =
              measured != null
                  ? measured
                  : Crossing.predicted(n -> seconds(one, n, workers) - seconds(other, n, workers));
          all.add(new BreakEven(one, other, workers, rows, measured != null));
        }
      }
    }
    return all;
  }

  /**
   * Seconds of a training on a table of so many rows, on so many workers like those measured;
   * infinite if the engine does not take so many.
   */
  public double seconds(EngineKind engine, long rows, int workers) {
    if (engine == EngineKind.JOBS_UBER && rows > MASTER_BYTES / bytesPerRow()) {
      return Double.POSITIVE_INFINITY;
    }
    int parallelism = engine == EngineKind.LOCAL ? where.cores() : where.slots(workers);
    boolean keeps = HEAP.fits(HeapBudget.rowBytes(rows, table.features(), 1));
    Workload work =
        TrainingPlan.usual(table, rows).on(engine, runs, parallelism, workers, keeps, false);
    return Objects.requireNonNull(costs.get(engine), engine.key()).seconds(work);
  }

  private double bytesPerRow() {
    return (double) table.bytes() / table.rows();
  }

  private @Nullable Long measured(EngineKind one, EngineKind other) {
    return Crossing.measured(newton(one), newton(other));
  }

  /** Of local those with the most threads. */
  private List<MeasuredRun> newton(EngineKind engine) {
    List<MeasuredRun> own =
        runs.stream().filter(run -> run.engine() == engine && run.optimizer().isNewton()).toList();
    int most = own.stream().mapToInt(MeasuredRun::parallelism).max().orElse(0);
    return own.stream()
        .filter(run -> engine != EngineKind.LOCAL || run.parallelism() == most)
        .toList();
  }
}
