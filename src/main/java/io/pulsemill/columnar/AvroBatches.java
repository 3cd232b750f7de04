package io.pulsemill.columnar;

import io.pulsemill.input.WatchedStream;
import java.io.IOException;
import java.util.List;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** The blocks of an Avro file that begin after a mark in a split. */
final class AvroBatches implements Batches {
  private final DataFileReader<GenericRecord> reader;
  private final WatchedStream raw;
  private final List<AvroColumn> columns;
  private final long start;
  private final long end;
  private @Nullable GenericRecord record;
  private boolean begun;
  private long block;
  private long left;
  private long firstRow = 1;
  private long nextRow = 1;

  /** Takes over {@code reader}, which reads {@code raw}; the split is {@code [start, end)}. */
  AvroBatches(
      DataFileReader<GenericRecord> reader,
      WatchedStream raw,
      List<AvroColumn> columns,
      long start,
      long end) {
    this.reader = reader;
    this.raw = raw;
    this.columns = columns;
    this.start = start;
    this.end = end;
    block = start;
  }

  @Override
  public int next() throws IOException {
    try {
      if (left == 0 && !openNext()) {
        return 0;
      }
      firstRow = nextRow;
      int count = (int) Math.min(Cells.BATCH, left);
      for (int row = 0; row < count; row++) {
        GenericRecord next = reader.next(record);
        record = next;
        for (int i = 0; i < columns.size(); i++) {
          columns.get(i).take(row, next.get(i));
        }
        nextRow++;
      }
      left -= count;
      return count;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      raw.rethrowFailure();
      throw Damage.of("Avro", e);
    }
  }

  /** Goes to the next block; false if that is not of the split, or the file is at its end. */
  private boolean openNext() throws IOException {
    if (!begun && start > 0) {
      reader.sync(start);
    }
    begun = true;
    block = reader.previousSync();
    firstRow = 1;
    nextRow = 1;
    if (reader.pastSync(end)) {
      return false;
    }
    // A block whose head is cut short, or that has no records, is the end of the file to Avro.
    if (!reader.hasNext() || reader.getBlockCount() <= 0) {
      throw new IOException("expected a block of records at byte %d".formatted(block));
    }
    left = reader.getBlockCount();
    return true;
  }

  @Override
  public long block() {
    return block;
  }

  @Override
  public long firstRow() {
    return firstRow;
  }

  @Override
  public float progress() {
    return end <= start ? 1 : Math.min(1, Math.max(0, (float) (block - start) / (end - start)));
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
