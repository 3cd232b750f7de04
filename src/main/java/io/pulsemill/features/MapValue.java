package io.pulsemill.features;

import org.apache.hadoop.io.GenericWritable;
import org.apache.hadoop.io.Writable;

/** What a mapper sends: readings of a subject, or a bad record. A byte says which. */
final class MapValue extends GenericWritable {
  /** For Hadoop, which fills the object through {@link #readFields}. */
  MapValue() {}

  static MapValue of(ReadingsWritable readings) {
    MapValue value = new MapValue();
    value.set(readings);
    return value;
  }

  static MapValue of(BadEntry entry) {
    MapValue value = new MapValue();
    value.set(entry);
    return value;
  }

  @Override
  @SuppressWarnings("unchecked") // an array of a generic type
  protected Class<? extends Writable>[] getTypes() {
    return (Class<? extends Writable>[]) new Class<?>[] {ReadingsWritable.class, BadEntry.class};
  }
}
