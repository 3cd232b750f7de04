package io.pulsemill.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.Writable;
import org.jspecify.annotations.Nullable;

/**
 * What a mapper sends: readings of a subject, its label alone, or a bad record. (Hadoop's {@code
 * GenericWritable} makes a new object for each value it reads; here one for readings is filled
 * again and again.)
 *
 * <pre>
 *   byte  0 readings, 1 bad record, 2 label
 *   then  as {@link ReadingsWritable} or {@link BadEntry} write themselves; text
 * </pre>
 */
final class MapValue implements Writable {
  private static final byte READINGS = 0;
  private static final byte BAD_RECORD = 1;
  private static final byte LABEL = 2;

  private final ReadingsWritable readings;
  private @Nullable BadEntry bad;
  private @Nullable String label;

  /** For Hadoop, which fills the object through {@link #readFields}. */
  MapValue() {
    this(new ReadingsWritable());
  }

  private MapValue(ReadingsWritable readings) {
    this.readings = readings;
  }

  static MapValue of(ReadingsWritable readings) {
    return new MapValue(readings);
  }

  static MapValue of(BadEntry entry) {
    MapValue value = new MapValue();
    value.bad = entry;
    return value;
  }

  static MapValue ofLabel(String label) {
    MapValue value = new MapValue();
    value.label = label;
    return value;
  }

  /** The label, if it is one. */
  Optional<String> label() {
    return Optional.ofNullable(label);
  }

  /** The bad record, if it is one. */
  Optional<BadEntry> bad() {
    return Optional.ofNullable(bad);
  }

  /**
   * The readings, if it is neither label nor bad record; the next {@link #readFields} changes them.
   */
  ReadingsWritable readings() {
    return readings;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    if (bad != null) {
      out.writeByte(BAD_RECORD);
      bad.write(out);
    } else if (label != null) {
      out.writeByte(LABEL);
      Text.writeString(out, label);
    } else {
      out.writeByte(READINGS);
      readings.write(out);
    }
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    byte kind = in.readByte();
    bad = null;
    label = null;
    switch (kind) {
      case READINGS -> readings.readFields(in);
      case BAD_RECORD -> bad = BadEntry.read(in);
      case LABEL -> label = Text.readString(in);
      default -> throw new IOException("Map value: expected kind 0 to 2 but found " + kind);
    }
  }
}
