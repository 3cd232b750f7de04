package io.pulsemill.features;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Whole numbers in as few bytes as their size needs: seven bits per byte, the lowest first, the
 * eighth set but in the last (LEB128), of the zigzag form 0, −1, 1, −2, … as 0, 1, 2, 3, …. So a
 * byte holds −64..63, and ten hold any long. A buffer used again and again.
 */
final class PackedLongs {
  private static final VarHandle DOUBLES =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);

  /** Bytes the longest number takes. */
  static final int MOST_BYTES = 10;

  private byte[] bytes = new byte[256];
  private int length;
  private int next;

  /** Empties the buffer, for {@link #put}. */
  void clear() {
    length = 0;
  }

  /** The bytes put, {@link #length} of them: the buffer itself. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void put(long value) {
    makeRoom(1);
    long rest = value << 1 ^ value >> 63;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  /**
   * Puts the first of {@code count} numbers, then the difference of each from the one before, if a
   * long holds every one of them; −0.0 it does not hold. Else puts nothing.
   *
   * @return whether it has put them
   */
  boolean putDifferences(double[] numbers, int count) {
    makeRoom(count);
    byte[] to = bytes;
    int at = length;
    long before = 0;
    for (int i = 0; i < count; i++) {
      double number = numbers[i];
      long value = (long) number;
      if (value != number || (value == 0 && 1 / number < 0)) {
        return false;
      }
      long difference = value - before;
      before = value;
      long zigzag = difference << 1 ^ difference >> 63;
      while ((zigzag & ~0x7FL) != 0) {
        to[at++] = (byte) (zigzag | 0x80);
        zigzag >>>= 7;
      }
      to[at++] = (byte) zigzag;
    }
    length = at;
    return true;
  }

  /** Puts the eight bytes of a double, which are rarely small as a number. */
  void putDouble(double value) {
    makeRoom(1);
    DOUBLES.set(bytes, length, value);
    length += Double.BYTES;
  }

  /** For any such numbers. */
  private void makeRoom(int numbers) {
    int most = length + numbers * MOST_BYTES;
    if (most > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(most, 2 * bytes.length));
    }
  }

  /** Makes room for {@code count} bytes, which the caller fills; {@link #get} begins with them. */
  byte[] expect(int count) {
    if (count > bytes.length) {
      bytes = new byte[count];
    }
    length = count;
    next = 0;
    return bytes;
  }

  /** The next double. */
  double getDouble() {
    next += Double.BYTES;
    return next <= length ? (double) DOUBLES.get(bytes, next - Double.BYTES) : 0;
  }

  /** The next numbers, as {@link #putDifferences} has put them. */
  void getDifferences(double[] whole, int count) {
    byte[] from = bytes;
    long value = 0;
    for (int i = 0; i < count; i++) {
      int at = next;
      if (at < length && from[at] >= 0) { // most take one byte
        int zigzag = from[at];
        next = at + 1;
        value += zigzag >>> 1 ^ -(zigzag & 1);
      } else {
        value += get();
      }
      whole[i] = value;
    }
  }

  /** The next number; damaged bytes give any, but none beyond the length expected. */
  long get() {
    long zigzag = 0;
    int shift = 0;
    byte b;
    do {
      b = next < length ? bytes[next++] : 0;
      zigzag |= (b & 0x7FL) << shift;
      shift += 7;
    } while (b < 0);
    return zigzag >>> 1 ^ -(zigzag & 1);
  }
}
