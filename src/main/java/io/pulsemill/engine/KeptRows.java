package io.pulsemill.engine;

import io.pulsemill.softmax.RowBlock;
import io.pulsemill.statistics.Folds;
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
  private final Folds folds;
  private final Parallel threads;
  private final Runnable afterWork;

  /** As the table has them; null before they are read and when they are standardized. */
  private List<OfFold> raw;

  private RowPreparations rows;
  private List<PreparedRows> blocks;

  private record OfFold(int fold, RawRows rows) {}

  /** Sums on the way what else is wanted of the rows; {@code training}: those that train. */
  public interface Taker<S> {
    void take(RowSource.Rows rows, ChosenRows training, S sum);
  }

  /** {@code afterWork}: called after every bit of work, by any thread. */
  public KeptRows(TrainingSplit split, Folds folds, Parallel threads, Runnable afterWork) {
    this.split = split;
    this.folds = folds;
    this.threads = threads;
    this.afterWork = afterWork;
  }

  /** Takes the rows; which of them are in which of the sums depends on timing. */
  public <S> List<S> read(RowSource source, Supplier<S> zero, Taker<S> taker) throws IOException {
    Queue<OfFold> kept = new ConcurrentLinkedQueue<>();
    List<S> sums =
        source.each(
            zero,
            (rows, sum) -> {
              ChosenRows training = rows.training(split);
              taker.take(rows, training, sum);
              List<ChosenRows> parts = training.byFold(folds);
              for (int fold = 0; fold < parts.size(); fold++) {
                kept.add(new OfFold(fold, new RawRows(parts.get(fold))));
              }
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
  public void prepare(RowPreparations rows) throws IOException {
    List<PreparedRows> prepared = new ArrayList<>();
    threads
        .each(
            raw,
            ArrayList<PreparedRows>::new,
            (part, made) -> {
              made.add(rows.prepared(part.fold, part.rows));
              afterWork.run();
            })
        .forEach(prepared::addAll);
    raw = null; // their arrays are the blocks' now
    this.rows = rows;
    blocks = prepared;
  }

  /** Whether the rows are standardized. */
  public boolean prepared() {
    return blocks != null;
  }

  /** A pass over the standardized rows. */
  public PassSums sum(List<PassRequest> requests) throws IOException {
    PassKernels kernels = new PassKernels(rows, requests);
    PassSums total = kernels.zero();
    threads
        .each(blocks, kernels::zero, (block, sum) -> kernels.add(block, sum, afterWork))
        .forEach(total::add);
    return total;
  }

  /** The standardized rows as the first preparation has them. */
  public List<RowBlock> blocks() {
    return blocks.stream().map(block -> block.blocks().get(0)).toList();
  }
}
