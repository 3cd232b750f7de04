package io.pulsemill.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.io.WritableUtils;
import org.jspecify.annotations.Nullable;

/**
 * What a record reader finds: the bytes of one or many whole lines, or why there are none. A line
 * ends in a line feed, the last one perhaps without. One record for many lines, as MapReduce's own
 * work on a record takes longer than reading a line.
 *
 * <pre>
 *   text  kind
 *   int   number of bytes
 *   byte× the lines; for UNREADABLE a message
 * </pre>
 */
final class ObservationLines implements Writable {
  private static final byte[] NOTHING = new byte[0];

  /** What the object holds. */
  enum Kind {
    /** Lines, at least one. */
    LINES,
    /** Records of a file that is not read line by line. */
    ROWS,
    /** One line over the limit, which is not kept. */
    TOO_LONG,
    /** Data that cannot be decompressed: the last record of its file. */
    UNREADABLE
  }

  private Kind kind = Kind.LINES;
  private byte[] bytes = NOTHING;
  private int from;
  private int length;
  private @Nullable ObservationRows rows;

  /** For Hadoop, which fills the object through {@link #readFields}. */
  ObservationLines() {}

  /** Points at lines, which are not copied. */
  void setLines(byte[] lines, int first, int count) {
    set(Kind.LINES, lines, first, count);
  }

  /** Points at rows, moved to the first of them; they are never serialized. */
  void setRows(ObservationRows some) {
    set(Kind.ROWS, NOTHING, 0, 0);
    rows = some;
  }

  ObservationRows rows() {
    return Objects.requireNonNull(rows, "no rows");
  }

  void setTooLong() {
    set(Kind.TOO_LONG, NOTHING, 0, 0);
  }

  void setUnreadable(String message) {
    byte[] utf8 = message.getBytes(StandardCharsets.UTF_8);
    set(Kind.UNREADABLE, utf8, 0, utf8.length);
  }

  private void set(Kind newKind, byte[] array, int first, int count) {
    kind = newKind;
    bytes = array;
    from = first;
    length = count;
  }

  Kind kind() {
    return kind;
  }

  /** The array the lines lie in, from {@link #from} on, {@link #length} bytes. */
  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int length() {
    return length;
  }

  /** The bytes as text. */
  String text() {
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    WritableUtils.writeEnum(out, kind);
    out.writeInt(length);
    out.write(bytes, from, length);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    Kind read = WritableUtils.readEnum(in, Kind.class);
    byte[] lines = new byte[in.readInt()];
    in.readFully(lines);
    set(read, lines, 0, lines.length);
  }

  @Override
  public String toString() {
    return kind + " " + text();
  }
}
