package io.pulsemill.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.io.WritableUtils;

/**
 * What a record reader finds: the bytes of a line without its end, or why there is none.
 *
 * <pre>
 *   text  kind
 *   int   number of bytes
 *   byte× the line; for UNREADABLE a message
 * </pre>
 */
final class ObservationLine implements Writable {
  private static final byte[] NOTHING = new byte[0];

  /** What the object holds. */
  enum Kind {
    /** A line. */
    LINE,
    /** A line over the limit, which is not kept. */
    TOO_LONG,
    /** Data that cannot be decompressed: the last record of its file. */
    UNREADABLE
  }

  private Kind kind = Kind.LINE;
  private byte[] bytes = NOTHING;
  private int from;
  private int length;

  /** For Hadoop, which fills the object through {@link #readFields}. */
  ObservationLine() {}

  /** A line of that text. */
  static ObservationLine of(String text) {
    ObservationLine line = new ObservationLine();
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    line.setLine(utf8, 0, utf8.length);
    return line;
  }

  /** A line that was too long. */
  static ObservationLine ofTooLong() {
    ObservationLine line = new ObservationLine();
    line.setTooLong();
    return line;
  }

  /** The place where a file became unreadable. */
  static ObservationLine ofUnreadable(String message) {
    ObservationLine line = new ObservationLine();
    line.setUnreadable(message);
    return line;
  }

  /** Points at a line, which is not copied. */
  void setLine(byte[] line, int first, int count) {
    set(Kind.LINE, line, first, count);
  }

  void setTooLong() {
    set(Kind.TOO_LONG, NOTHING, 0, 0);
  }

  void setUnreadable(String message) {
    byte[] utf8 = message.getBytes(StandardCharsets.UTF_8);
    set(Kind.UNREADABLE, utf8, 0, utf8.length);
  }

  private void set(Kind newKind, byte[] line, int first, int count) {
    kind = newKind;
    bytes = line;
    from = first;
    length = count;
  }

  Kind kind() {
    return kind;
  }

  /** The array the line lies in, from {@link #from} on, {@link #length} bytes. */
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
    byte[] line = new byte[in.readInt()];
    in.readFully(line);
    set(read, line, 0, line.length);
  }

  @Override
  public String toString() {
    return kind + " " + text();
  }
}
