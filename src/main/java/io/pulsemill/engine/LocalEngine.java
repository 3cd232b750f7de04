package io.pulsemill.engine;

import io.pulsemill.optimize.Order;
import io.pulsemill.softmax.RowBlock;
import io.pulsemill.softmax.SoftmaxKernel;
import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowGroupReader;
import io.pulsemill.table.TrainingSplit;
import io.pulsemill.table.TrainingStatistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/**
 * Sums by threads of this JVM. The rows are decoded once and kept where they fit in half of the
 * heap; where not, each pass reads the table again.
 */
public final class LocalEngine implements Engine {
  private final Configuration conf;
  private final FeatureTable table;
  private final TrainingSplit split;
  private final Parallel threads;
  private final boolean keep;

  private StandardizedRows rows;
  private List<RowBlock> kept;

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
  public TrainingStatistics statistics(boolean crossProducts) throws IOException {
    Supplier<TrainingStatistics> zero =
        () -> new TrainingStatistics(table.features(), split, crossProducts);
    TrainingStatistics total = zero.get();
    for (TrainingStatistics part :
        threads.each(
            table.rowGroups(),
            zero,
            this::reader,
            (reader, where, sum) -> sum.add(reader.read(where)))) {
      total.add(part);
    }
    return total;
  }

  @Override
  public void prepare(StandardizedRows rows) throws IOException {
    this.rows = rows;
    if (keep) {
      kept = new ArrayList<>();
      for (List<RowBlock> part :
          threads.each(
              table.rowGroups(),
              ArrayList<RowBlock>::new,
              this::reader,
              (reader, where, blocks) -> rows.forEachBlock(reader.read(where), blocks::add))) {
        kept.addAll(part);
      }
    }
  }

  @Override
  public SoftmaxSums sum(double[] weights, Order order) throws IOException {
    SoftmaxKernel kernel = new SoftmaxKernel(rows.classes().size(), weights, rows.bounds(), order);
    List<SoftmaxSums> parts =
        kept != null
            ? threads.each(
                kept, kernel::zero, () -> () -> {}, (nothing, block, sum) -> kernel.add(block, sum))
            : threads.each(
                table.rowGroups(),
                kernel::zero,
                this::reader,
                (reader, where, sum) ->
                    rows.forEachBlock(reader.read(where), block -> kernel.add(block, sum)));
    SoftmaxSums total = kernel.zero();
    parts.forEach(total::add);
    return total;
  }

  @Override
  public void close() {
    threads.close();
  }

  private RowGroupReader reader() {
    return new RowGroupReader(conf, table.columns());
  }
}
