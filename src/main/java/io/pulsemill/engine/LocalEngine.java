package io.pulsemill.engine;

import io.pulsemill.costmodel.HeapBudget;
import io.pulsemill.statistics.Folds;
import io.pulsemill.statistics.StatisticsScope;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowGroup;
import io.pulsemill.table.RowGroupReader;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.WorkTime;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/**
 * Sums by threads of this JVM. The training rows are decoded once, with the statistics, and kept if
 * they fit in half of the heap; if not, each pass reads the table again.
 */
public final class LocalEngine implements Engine {
  private final Configuration conf;
  private final FeatureTable table;
  private final TrainingSplit split;
  private final Parallel threads;
  private final PhaseClock clock;
  private final boolean keep;
  private final KeptRows kept;

  private RowPreparations rows;

  /** An engine over {@code table}'s training rows. */
  public LocalEngine(
      Configuration conf, FeatureTable table, TrainingSplit split, int threads, PhaseClock clock) {
    this(conf, table, split, Folds.NONE, threads, clock, fits(table));
  }

  /** One that sums each fold apart; all preparations of rows must have these folds. */
  public LocalEngine(
      Configuration conf,
      FeatureTable table,
      TrainingSplit split,
      Folds folds,
      int threads,
      PhaseClock clock) {
    this(conf, table, split, folds, threads, clock, fits(table, 2)); // if prepared in two ways
  }

  LocalEngine(
      Configuration conf,
      FeatureTable table,
      TrainingSplit split,
      Folds folds,
      int threads,
      PhaseClock clock,
      boolean keep) {
    this.conf = conf;
    this.table = table;
    this.split = split;
    this.threads = new Parallel(threads);
    this.clock = clock;
    this.keep = keep;
    kept = new KeptRows(split, folds, this.threads, () -> {});
  }

  /** Whether this JVM's heap holds the rows. */
  public static boolean fits(FeatureTable table) {
    return fits(table, 1);
  }

  private static boolean fits(FeatureTable table, int copies) {
    int weights = table.columns().weight() == null ? 0 : 1;
    return new HeapBudget(Runtime.getRuntime().maxMemory())
        .fits(HeapBudget.rowBytes(table.rows(), table.features().size() + weights, copies));
  }

  @Override
  public int parallelism() {
    return threads.count();
  }

  @Override
  public int cores() {
    return threads.count();
  }

  @Override
  public TrainingStatistics statistics(StatisticsScope scope) throws IOException {
    Supplier<TrainingStatistics> zero =
        () -> new TrainingStatistics(table.features(), split, scope);
    TableReading reading = reading();
    List<TrainingStatistics> shares =
        keep
            ? kept.read(reading, zero, (part, training, sum) -> sum.add(training))
            : reading.each(zero, (part, sum) -> sum.add(part.training(split)));
    TrainingStatistics total = zero.get();
    shares.forEach(total::add);
    clock.lap(reading.parts(), Phase.COMPUTE);
    return total;
  }

  @Override
  public void prepare(RowPreparations rows) throws IOException {
    this.rows = rows;
    if (!keep) {
      return;
    }
    if (!kept.isRaw()) { // nobody asked for statistics
      TableReading reading = reading();
      kept.read(reading, () -> rows, (part, training, sum) -> {});
      clock.lap(reading.parts(), Phase.COMPUTE);
    }
    kept.prepare(rows);
    clock.lap(Phase.COMPUTE);
  }

  @Override
  public PassResult pass(List<PassRequest> requests) throws IOException {
    double start = clock.seconds();
    PassSums sums;
    if (keep) {
      sums = kept.sum(requests);
      clock.lap(Phase.COMPUTE);
    } else {
      sums = streamed(requests);
    }
    return new PassResult(sums, clock.seconds() - start, Optional.empty());
  }

  @Override
  public void close() {
    threads.close();
  }

  private PassSums streamed(List<PassRequest> requests) throws IOException {
    PassKernels kernels = new PassKernels(rows, requests);
    PassSums total = kernels.zero();
    WorkTime time = new WorkTime();
    threads
        .each(
            table.rowGroups(),
            kernels::zero,
            () -> new RowGroupReader(conf, table.columns(), time),
            (reader, where, sum) -> {
              RowGroup group = reader.read(where);
              long start = time.start();
              rows.forEachBlock(group, block -> kernels.add(block, sum, () -> {}));
              time.compute(start);
            })
        .forEach(total::add);
    clock.share(time.breakdown());
    return total;
  }

  private TableReading reading() {
    return new TableReading(conf, table.columns(), table.rowGroups(), threads);
  }
}
