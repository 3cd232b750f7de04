package io.pulsemill.engine;

import io.pulsemill.softmax.RowBlock;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.table.ChosenRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Training rows that stay in memory, in primitive arrays: read once, standardized in place, summed
 * in each pass; always by all threads.
 */
public final class KeptRows {
  private final TrainingSplit split;
  private final Parallel threads;
  private final Runnable afterWork;

  /** As the table has them; null before they are read and when they are standardized. */
  private List<RawRows> raw;

  private BlockPass pass;

  /** Sums on the way what else is wanted of the rows; {@code training}: those that train. */
  public interface Taker<S> {
    void take(TableReading.Rows rows, ChosenRows training, S sum);
  }

  /** {@code afterWork}: called after every bit of work, by any thread. */
  public KeptRows(TrainingSplit split, Parallel threads, Runnable afterWork) {
    this.split = split;
    this.threads = threads;
    this.afterWork = afterWork;
  }

  /** Reads the rows; which of them are in which of the sums depends on timing. */
  public <S> List<S> read(TableReading reading, Supplier<S> zero, Taker<S> taker)
      throws IOException {
    Queue<RawRows> kept = new ConcurrentLinkedQueue<>();
    List<S> sums =
        reading.each(
            zero,
            (rows, sum) -> {
              ChosenRows training = rows.training(split);
              taker.take(rows, training, sum);
              kept.add(new RawRows(training));
              afterWork.run();
            });
    raw = List.copyOf(kept);
    return sums;
  }

  /** Whether they were read and are still as the table has them. */
  boolean isRaw() {
    return raw != null;
  }

  /** Standardizes the rows. */
  public void prepare(RowPreparation rows) throws IOException {
    List<RowBlock> blocks = new ArrayList<>();
    threads
        .each(
            raw,
            ArrayList<RowBlock>::new,
            (part, made) -> {
              made.add(rows.block(part));
              afterWork.run();
            })
        .forEach(blocks::addAll);
    raw = null; // their arrays are the blocks' now
    pass = new BlockPass(rows, blocks, threads, afterWork);
  }

  /** Whether the rows are standardized. */
  public boolean prepared() {
    return pass != null;
  }

  /** A pass over the standardized rows. */
  public BlockPass pass() {
    return pass;
  }
}
