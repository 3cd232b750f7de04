package io.pulsemill.engine;

import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.RowBlock;
import io.pulsemill.softmax.SoftmaxKernel;
import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.ChosenRows;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowGroup;
import io.pulsemill.table.RowGroupReader;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.PhaseTimes;
import io.pulsemill.timing.WorkTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
  private final boolean keep;
  private final PhaseClock clock = new PhaseClock();

  private RowPreparation rows;

  /** As the table has them, until {@link #prepare} turns them into blocks. */
  private List<RawRows> raw;

  private BlockPass kept;

  /** What one thread adds to. */
  private static final class Share {
    private final TrainingStatistics statistics;
    private final List<RawRows> raw = new ArrayList<>();

    Share(TrainingStatistics statistics) {
      this.statistics = statistics;
    }
  }

  /** An engine over {@code table}'s training rows. */
  public LocalEngine(Configuration conf, FeatureTable table, TrainingSplit split, int threads) {
    this(conf, table, split, threads, fits(table));
  }

  LocalEngine(
      Configuration conf, FeatureTable table, TrainingSplit split, int threads, boolean keep) {
    this.keep = keep;
    this.conf = conf;
    this.table = table;
    this.split = split;
    this.threads = new Parallel(threads);
  }

  /** Whether the rows fit in half of this JVM's heap, as doubles. */
  public static boolean fits(FeatureTable table) {
    double bytes = 8.0 * table.rows() * (table.features().size() + 1);
    return bytes <= Runtime.getRuntime().maxMemory() / 2.0;
  }

  @Override
  public String key() {
    return "local";
  }

  @Override
  public PhaseTimes parts() {
    return clock.parts();
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
  public TrainingStatistics statistics(boolean crossProducts) throws IOException {
    clock.skip();
    TableReading reading = reading();
    List<Share> shares =
        reading.each(
            () -> new Share(new TrainingStatistics(table.features(), split, crossProducts)),
            this::take);
    TrainingStatistics total = new TrainingStatistics(table.features(), split, crossProducts);
    raw = keep ? new ArrayList<>() : null;
    for (Share share : shares) {
      total.add(share.statistics);
      if (keep) {
        raw.addAll(share.raw);
      }
    }
    clock.lap(reading.parts(), Phase.COMPUTE);
    return total;
  }

  @Override
  public void prepare(RowPreparation rows) throws IOException {
    clock.skip();
    this.rows = rows;
    if (!keep) {
      return;
    }
    List<RowBlock> blocks = new ArrayList<>();
    for (List<RowBlock> share :
        threads.each(
            raw == null ? readRaw() : raw,
            ArrayList<RowBlock>::new,
            (some, made) -> made.add(rows.block(some)))) {
      blocks.addAll(share);
    }
    raw = null;
    kept = new BlockPass(rows, blocks, threads);
    clock.lap(Phase.COMPUTE);
  }

  @Override
  public SoftmaxSums sum(double[] weights, Derivatives order) throws IOException {
    clock.skip();
    if (kept == null) {
      return streamed(weights, order);
    }
    SoftmaxSums sum = kept.sum(weights, order);
    clock.lap(Phase.COMPUTE);
    return sum;
  }

  @Override
  public void close() {
    threads.close();
  }

  private void take(TableReading.Rows some, Share share) {
    ChosenRows training = training(some);
    share.statistics.add(training);
    if (keep) {
      share.raw.add(new RawRows(training));
    }
  }

  /** The rows of an engine that was not asked for statistics. */
  private List<RawRows> readRaw() throws IOException {
    List<RawRows> all = new ArrayList<>();
    TableReading reading = reading();
    reading
        .each(ArrayList<RawRows>::new, (some, read) -> read.add(new RawRows(training(some))))
        .forEach(all::addAll);
    clock.lap(reading.parts(), Phase.COMPUTE);
    return all;
  }

  private SoftmaxSums streamed(double[] weights, Derivatives order) throws IOException {
    SoftmaxKernel kernel = rows.kernel(weights, order);
    SoftmaxSums total = kernel.zero();
    WorkTime time = new WorkTime();
    threads
        .each(
            table.rowGroups(),
            kernel::zero,
            () -> new RowGroupReader(conf, table.columns(), time),
            (reader, where, sum) -> {
              RowGroup group = reader.read(where);
              long start = time.start();
              rows.forEachBlock(group, block -> kernel.add(block, sum));
              time.compute(start);
            })
        .forEach(total::add);
    clock.share(time.breakdown());
    return total;
  }

  private TableReading reading() {
    return new TableReading(conf, table.columns(), table.rowGroups(), threads);
  }

  private ChosenRows training(TableReading.Rows some) {
    return ChosenRows.training(some.group(), split, some.from(), some.to());
  }
}
