package io.pulsemill.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.io.Writable;

/**
 * The position of a record in its file: its first byte, counted from 0 in the decompressed data;
 * for a bzip2 file, which is read in splits, the split's first byte and the record's number in it;
 * for a file of rows the row's number, or its block and its number there; for one of series the
 * line's number.
 *
 * <pre>
 *   long  offset of the record, or of the split; −1 of a row; −2 of a line; −3 − offset of a block
 *   long  number of the record in the split or block, or of the row or line in its file, from 1; 0 if
 *         the
 *         offset is the record's
 * </pre>
 */
final class RecordPosition implements Writable {
  private static final long ROW = -1;
  private static final long LINE = -2;

  private long offset;
  private long number;

  /** For Hadoop, which fills the object through {@link #readFields}. */
  RecordPosition() {}

  RecordPosition(long offset, long number) {
    set(offset, number);
  }

  /** The position of a row, counted from 1 in its file. */
  static RecordPosition ofRow(long number) {
    return new RecordPosition(ROW, number);
  }

  /** The position of a line, counted from 1 in its file. */
  static RecordPosition ofLine(long number) {
    return new RecordPosition(LINE, number);
  }

  /** The position of a record, counted from 1 in the block that begins at a byte of its file. */
  static RecordPosition inBlock(long offset, long number) {
    return new RecordPosition(LINE - 1 - offset, number);
  }

  void set(long newOffset, long newNumber) {
    offset = newOffset;
    number = newNumber;
  }

  /** The place so many bytes on; a numbered record stands alone and is followed by none. */
  RecordPosition plus(int bytes) {
    return number == 0 ? new RecordPosition(offset + bytes, 0) : this;
  }

  long offset() {
    return offset;
  }

  long number() {
    return number;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(offset);
    out.writeLong(number);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    set(in.readLong(), in.readLong());
  }

  @Override
  public String toString() {
    if (offset == ROW) {
      return "row " + number;
    }
    if (offset == LINE) {
      return "line " + number;
    }
    if (offset < LINE) {
      return "block at byte %d record %d".formatted(LINE - 1 - offset, number);
    }
    return number == 0 ? "byte " + offset : "split " + offset + " record " + number;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordPosition position
        && offset == position.offset
        && number == position.number;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(31 * offset + number);
  }
}
