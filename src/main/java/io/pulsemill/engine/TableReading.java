package io.pulsemill.engine;

import io.pulsemill.table.RowGroup;
import io.pulsemill.table.RowGroupParts;
import io.pulsemill.table.RowGroupReader;
import io.pulsemill.table.RowGroupRef;
import io.pulsemill.table.TableColumns;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.PhaseTimes;
import io.pulsemill.timing.WorkTime;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/**
 * One look at a table by all threads: as many row groups at a time as there are threads, first
 * decoded a few columns an item, then taken a few rows an item. So the work divides evenly even if
 * a table has fewer row groups than the machine has cores.
 */
public final class TableReading implements RowSource {
  private static final int PARTS_PER_THREAD = 4;

  private final Configuration conf;
  private final TableColumns columns;
  private final List<RowGroupRef> rowGroups;
  private final Parallel threads;
  private final Runnable afterPart;
  private final WorkTime time = new WorkTime();
  private PhaseTimes parts = PhaseTimes.ZERO;

  /** A reader and where it is put back. */
  private record Borrowed(RowGroupReader reader, Deque<RowGroupReader> home) implements Closeable {
    @Override
    public void close() {
      home.push(reader);
    }
  }

  /** Some columns of a row group. */
  private record Columns(RowGroupParts parts, int part) {}

  TableReading(
      Configuration conf, TableColumns columns, List<RowGroupRef> rowGroups, Parallel threads) {
    this(conf, columns, rowGroups, threads, () -> {});
  }

  /**
   * @param columns with the features resolved
   * @param rowGroups all of the table or some
   * @param afterPart called by each thread when it has decoded some columns of a row group
   */
  public TableReading(
      Configuration conf,
      TableColumns columns,
      List<RowGroupRef> rowGroups,
      Parallel threads,
      Runnable afterPart) {
    this.conf = conf;
    this.columns = columns;
    this.rowGroups = List.copyOf(rowGroups);
    this.threads = threads;
    this.afterPart = afterPart;
  }

  @Override
  public <S> List<S> each(Supplier<S> zero, BiConsumer<Rows, S> taker) throws IOException {
    PhaseClock clock = new PhaseClock();
    Deque<RowGroupReader> readers = new ConcurrentLinkedDeque<>();
    Deque<S> sums = new ConcurrentLinkedDeque<>();
    try {
      for (int from = 0; from < rowGroups.size(); from += threads.count()) {
        int to = Math.min(rowGroups.size(), from + threads.count());
        PhaseTimes before = time.breakdown();
        List<Rows> rows = decode(rowGroups.subList(from, to), readers);
        clock.share(time.breakdown().since(before));
        sums.addAll(threads.each(rows, () -> taken(sums, zero), taker));
        clock.lap(Phase.COMPUTE);
      }
    } finally {
      for (RowGroupReader reader : readers) {
        reader.close();
      }
    }
    parts = parts.plus(clock.parts());
    return List.copyOf(sums);
  }

  @Override
  public PhaseTimes parts() {
    return parts;
  }

  private List<Rows> decode(List<RowGroupRef> refs, Deque<RowGroupReader> readers)
      throws IOException {
    List<RowGroupParts> groups = new ArrayList<>();
    List<Columns> items = new ArrayList<>();
    for (RowGroupRef ref : refs) {
      RowGroupParts parts =
          new RowGroupParts(ref, columns.features().size(), PARTS_PER_THREAD * threads.count());
      groups.add(parts);
      for (int part = 0; part < parts.count(); part++) {
        items.add(new Columns(parts, part));
      }
    }
    threads.each(
        items,
        () -> readers,
        () -> new Borrowed(taken(readers, () -> new RowGroupReader(conf, columns, time)), readers),
        (borrowed, columns, home) -> {
          columns.parts.decode(columns.part, borrowed.reader);
          afterPart.run();
        });
    List<Rows> rows = new ArrayList<>();
    for (RowGroupParts parts : groups) {
      RowGroup group = parts.whole();
      for (int from = 0; from < group.rows(); from += RowPreparation.BLOCK_ROWS) {
        int to = Math.min(group.rows(), from + RowPreparation.BLOCK_ROWS);
        rows.add(new Rows(group, from, to));
      }
    }
    return rows;
  }

  private static <T> T taken(Deque<T> idle, Supplier<T> another) {
    T taken = idle.poll();
    return taken == null ? another.get() : taken;
  }
}
