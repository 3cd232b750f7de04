package io.pulsemill.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.Writable;

/**
 * Where a row group of a table is: the unit of work of every engine.
 *
 * <pre>
 *   byte format (3)
 *   FileStamp file
 *   int  index within the file
 *   long rows
 *   long byte offset within the file
 *   long compressed bytes
 *   Text CRC-32C of each column chunk, hexadecimal; empty: not known
 * </pre>
 */
public final class RowGroupRef implements Writable {
  private static final byte FORMAT = 3;

  private FileStamp file = new FileStamp("", 0, 0, 0);
  private int index;
  private long rows;
  private long offset;
  private long length;
  private String sums = "";

  /** For Hadoop, which fills the object through {@link #readFields}. */
  public RowGroupRef() {}

  /** {@code sums}: {@link FileRecord#chunks} of this row group; empty: not known. */
  RowGroupRef(FileStamp file, int index, long rows, long offset, long length, String sums) {
    this.file = file;
    this.index = index;
    this.rows = rows;
    this.offset = offset;
    this.length = length;
    this.sums = sums;
  }

  /** The file, fully qualified. */
  public String file() {
    return file.file();
  }

  /** The identity of the file. */
  FileStamp stamp() {
    return file;
  }

  /** CRC-32C of its column chunks, {@link ChunkSums#DIGITS} hexadecimal digits each. */
  String sums() {
    return sums;
  }

  /** Whether the sums of its column chunks are known. */
  boolean hasSums() {
    return !sums.isEmpty();
  }

  /** Of the row group within its file, from 0. */
  public int index() {
    return index;
  }

  /** At least 1. */
  public long rows() {
    return rows;
  }

  /** Where its bytes begin in the file. */
  public long offset() {
    return offset;
  }

  /** Its compressed bytes, all columns. */
  public long length() {
    return length;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    file.write(out);
    out.writeInt(index);
    out.writeLong(rows);
    out.writeLong(offset);
    out.writeLong(length);
    Text.writeString(out, sums);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    byte format = in.readByte();
    if (format != FORMAT) {
      throw new IOException(
          "Row group has format %d; this build reads only %d".formatted(format, FORMAT));
    }
    file = FileStamp.read(in);
    index = in.readInt();
    rows = in.readLong();
    offset = in.readLong();
    length = in.readLong();
    sums = Text.readString(in);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowGroupRef ref
        && file.equals(ref.file)
        && index == ref.index
        && rows == ref.rows
        && offset == ref.offset
        && length == ref.length
        && sums.equals(ref.sums);
  }

  @Override
  public int hashCode() {
    return Objects.hash(file, index);
  }

  @Override
  public String toString() {
    return "row group " + index + " of " + file();
  }
}
