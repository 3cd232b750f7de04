package io.pulsemill.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.io.Writable;

/**
 * What a mapper sends: readings of a subject, or a bad record. (Hadoop's {@code GenericWritable}
 * makes a new object for each value it reads; here one for readings is filled again and again.)
 *
 * <pre>
 *   byte  0 readings, 1 bad record
 *   then  as {@link ReadingsWritable} or {@link BadEntry} write themselves
 * </pre>
 */
final class MapValue implements Writable {
  private static final byte READINGS = 0;
  private static final byte BAD_RECORD = 1;

  private final ReadingsWritable readings;
  private Writable value;

  /** For Hadoop, which fills the object through {@link #readFields}. */
  MapValue() {
    this(new ReadingsWritable());
  }

  private MapValue(ReadingsWritable readings) {
    this.readings = readings;
    value = readings;
  }

  static MapValue of(ReadingsWritable readings) {
    return new MapValue(readings);
  }

  static MapValue of(BadEntry entry) {
    MapValue value = new MapValue();
    value.value = entry;
    return value;
  }

  /** A {@link ReadingsWritable} or a {@link BadEntry}; the next {@link #readFields} changes it. */
  Writable get() {
    return value;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeByte(value == readings ? READINGS : BAD_RECORD);
    value.write(out);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    byte kind = in.readByte();
    value =
        switch (kind) {
          case READINGS -> readings;
          case BAD_RECORD -> new BadEntry();
          default -> throw new IOException("Map value: expected kind 0 or 1 but found " + kind);
        };
    value.readFields(in);
  }
}
