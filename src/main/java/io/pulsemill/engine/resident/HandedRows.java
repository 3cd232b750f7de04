package io.pulsemill.engine.resident;

import io.pulsemill.costmodel.HeapBudget;
import io.pulsemill.engine.RowSource;
import io.pulsemill.engine.TooLittleMemoryException;
import io.pulsemill.table.RowGroup;
import io.pulsemill.timing.PhaseTimes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Rows that a task hands over while it makes them, a row group at a time, to the thread that is a
 * member of the gang. Nobody waits for that thread: rows that nobody takes pile up, to a limit.
 */
final class HandedRows implements RowSource {
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final HeapBudget heap;
  private final int copies;
  private long rows;
  private volatile boolean unwanted;
  private volatile Runnable whileWaiting = () -> {};

  private sealed interface Message {}

  private record More(RowGroup group) implements Message {}

  /** {@code problem}: why the rows before are not all; null if they are. */
  private record End(Optional<IOException> problem) implements Message {}

  private record TooMany(String problem) implements Message {}

  /**
   * @param heap that the rows share with what makes them
   * @param copies of a row that may be kept: one if rows train or are evaluated, two if both
   */
  HandedRows(HeapBudget heap, int copies) {
    this.heap = heap;
    this.copies = copies;
  }

  /** Hands over rows. */
  void hand(RowGroup group) {
    if (unwanted) {
      return;
    }
    rows += group.rows();
    double bytes = HeapBudget.rowBytes(rows, group.features(), copies);
    if (!heap.fits(bytes)) {
      giveUp(
          "cannot hold its %d rows of %d features: %d MB are more than half of its heap, %d MB"
              .formatted(rows, group.features(), (long) bytes >> 20, (long) heap.bytes() >> 20));
    } else {
      messages.add(new More(group));
    }
  }

  /** The rows, also those that come, cannot be held: {@code problem}. */
  void giveUp(String problem) {
    unwanted = true;
    messages.clear();
    messages.add(new TooMany(problem));
  }

  /** Called about every second by a thread that waits for rows: they are being made. */
  void whileWaiting(Runnable sign) {
    whileWaiting = sign;
  }

  /** There are no more. */
  void end() {
    messages.add(new End(Optional.empty()));
  }

  /** There are no more, but there should be: the task failed. */
  void fail() {
    messages.add(new End(Optional.of(new IOException("the task that makes the rows failed"))));
  }

  /** Nobody will take them. */
  void discard() {
    unwanted = true;
    messages.clear();
  }

  /** {@inheritDoc} Returns when the last have been handed over. */
  @Override
  public <S> List<S> each(Supplier<S> zero, BiConsumer<Rows, S> taker) throws IOException {
    S sum = zero.get();
    while (true) {
      Message next = next();
      if (next instanceof More more) {
        taker.accept(new Rows(more.group, 0, more.group.rows()), sum);
      } else if (next instanceof TooMany many) {
        throw new TooLittleMemoryException(many.problem);
      } else if (((End) next).problem.isPresent()) {
        throw ((End) next).problem.get();
      } else {
        return List.of(sum);
      }
    }
  }

  private Message next() throws IOException {
    try {
      Message next = messages.poll(1, TimeUnit.SECONDS);
      while (next == null) {
        whileWaiting.run();
        next = messages.poll(1, TimeUnit.SECONDS);
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("Interrupted").initCause(e);
    }
  }

  /** None of its own: the task makes the rows anyway. */
  @Override
  public PhaseTimes parts() {
    return PhaseTimes.ZERO;
  }
}
