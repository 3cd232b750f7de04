package io.pulsemill.engine.resident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Which part of a sum is asked for: one that is large comes in several, each asked for by itself,
 * so that no message is large, and nobody holds more than a part from each child.
 *
 * @param number from 0
 * @param of how many there are
 */
record Part(int number, int of) {
  static final Part ALL = new Part(0, 1);

  /** The most bytes of a sum that come at once. */
  static final int BYTES = 16 << 20;

  Part {
    if (number < 0 || number >= of) {
      throw new IllegalArgumentException("Part %d of %d".formatted(number, of));
    }
  }

  /** How many parts a sum of so many bytes comes in, if so many come at once. */
  static int count(double bytes, int atOnce) {
    return (int) Math.max(1, Math.ceil(bytes / atOnce));
  }

  boolean whole() {
    return of == 1;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(number);
    out.writeInt(of);
  }

  static Part read(DataInput in) throws IOException {
    int number = in.readInt();
    int of = in.readInt();
    if (number < 0 || number >= of) {
      throw new IOException("Part of a sum: found %d of %d".formatted(number, of));
    }
    return new Part(number, of);
  }
}
