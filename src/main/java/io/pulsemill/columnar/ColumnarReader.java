package io.pulsemill.columnar;

import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.Observation;
import io.pulsemill.series.ObservationParser;
import io.pulsemill.series.StoredTimes;
import java.io.Closeable;
import java.io.IOException;

/** Observations of a split of a columnar file, one after the other. Not for threads. */
public final class ColumnarReader implements Closeable {
  private final Batches batches;
  private final Fields fields;
  private int row = -1;
  private int rows;

  ColumnarReader(Batches batches, Fields fields) {
    this.batches = batches;
    this.fields = fields;
  }

  /**
   * Moves to the next row.
   *
   * @return false after the last
   * @throws io.pulsemill.input.DamagedDataException if what follows cannot be read; {@link #block}
   *     and {@link #row} are where then
   */
  public boolean next() throws IOException {
    row++;
    if (row >= rows) {
      row = 0;
      rows = 0;
      rows = batches.next();
    }
    return row < rows;
  }

  /**
   * Reads the row; fields stay as they are that the file has no column for. After an exception
   * {@code into} holds nothing of use.
   *
   * @return how many sensors have a reading, or {@link ObservationParser#OTHER_SENSOR}; the values
   *     of the others are NaN
   */
  public int read(Observation into) throws MalformedRecordException {
    return fields.read(row, into);
  }

  /** Where the row's block begins, in bytes; −1 if rows are counted over the file. */
  public long block() {
    return batches.block();
  }

  /** The row's number in its block, or in the file, from 1. */
  public long row() {
    return batches.firstRow() + row;
  }

  /** What reads the times, and counts those that clocks skip or show twice. */
  public StoredTimes times() {
    return fields.times();
  }

  /** Share of the split that is read, 0..1. */
  public float progress() {
    return batches.progress();
  }

  @Override
  public void close() throws IOException {
    batches.close();
  }
}
