package io.pulsemill.engine.resident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What messages and files of a run begin with, read with care. */
final class Wire {
  private Wire() {}

  /** Reads a format byte, which must be {@code format}. */
  static void checkFormat(DataInput in, byte format, String what) throws IOException {
    byte found = in.readByte();
    if (found != format) {
      throw new IOException(
          "%s has format %d; this build reads only %d".formatted(what, found, format));
    }
  }

  /** Writes a constant as its number: a byte. */
  @SuppressWarnings("EnumOrdinal") // both ends are of one build: a format byte goes before
  static void writeEnum(DataOutput out, Enum<?> value) throws IOException {
    out.writeByte(value.ordinal());
  }

  /** Reads a byte that is the number of one of {@code values}. */
  static <E extends Enum<E>> E readEnum(DataInput in, E[] values) throws IOException {
    int number = in.readByte();
    if (number < 0 || number >= values.length) {
      throw new IOException(
          "%s: expected 0..%d but found %d"
              .formatted(values[0].getDeclaringClass().getSimpleName(), values.length - 1, number));
    }
    return values[number];
  }
}
