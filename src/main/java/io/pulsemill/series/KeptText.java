package io.pulsemill.series;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * The text of a column in the line before. Most lines repeat it: then comparing its bytes, eight at
 * a time, is all there is to do, and no string is made.
 */
final class KeptText {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final FieldText decoder;

  /** At least eight bytes, zeros behind the text. */
  private byte[] bytes = new byte[Long.BYTES];

  private int length;
  private long head;
  private long headMask;
  private String text = "";

  KeptText(Charset encoding) {
    decoder = new FieldText(encoding);
  }

  /** Eight bytes of a buffer as one number. */
  static long eight(byte[] buffer, int at) {
    return (long) LONGS.get(buffer, at);
  }

  /** The text; empty before the first {@link #take}. */
  String text() {
    return text;
  }

  /** Bytes of the text. */
  int length() {
    return length;
  }

  /** Whether {@code buffer} contains the text from {@code at} on; it must have 8 bytes there. */
  boolean standsAt(byte[] buffer, int at) {
    if (length <= Long.BYTES) {
      return ((eight(buffer, at) ^ head) & headMask) == 0;
    }
    int last = length - Long.BYTES;
    for (int i = 0; i < last; i += Long.BYTES) {
      if (eight(buffer, at + i) != eight(bytes, i)) {
        return false;
      }
    }
    return eight(buffer, at + last) == eight(bytes, last);
  }

  /**
   * Keeps {@code buffer[from..to)}; false, and what was kept stays, if that is not of the encoding.
   */
  boolean take(byte[] buffer, int from, int to) {
    try {
      text = decoder.text(buffer, from, to - from);
    } catch (CharacterCodingException e) {
      return false;
    }
    length = to - from;
    bytes = Arrays.copyOf(Arrays.copyOfRange(buffer, from, to), Math.max(Long.BYTES, length));
    head = eight(bytes, 0);
    headMask = length >= Long.BYTES ? -1L : (1L << (Byte.SIZE * length)) - 1;
    return true;
  }
}
