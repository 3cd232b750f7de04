package io.pulsemill.input;

/**
 * Recognizes text of wide characters without a byte order mark by the zero bytes of its first line.
 * In UTF-8 there are none; names of columns are mostly Latin letters, digits and commas, which
 * leave one byte of two zero in UTF-16, and nearly all text leaves two bytes of four zero in
 * UTF-32.
 */
final class ZeroBytes {
  private ZeroBytes() {}

  /** Bytes per code unit: 1 if none is zero, 2 or 4 of wide text; 0 if it is no text. */
  static int bytesPerUnit(byte[] head) {
    int[] zeros = new int[4];
    int end = 0;
    for (; end < head.length && head[end] != '\n'; end++) {
      zeros[end % 4] += head[end] == 0 ? 1 : 0;
    }
    int even = zeros[0] + zeros[2];
    int odd = zeros[1] + zeros[3];
    if (even + odd == 0) {
      return 1;
    }
    int units = end / 4;
    boolean utf32 =
        (zeros[0] == 0 && zeros[2] >= units && zeros[3] >= units)
            || (zeros[3] == 0 && zeros[0] >= units && zeros[1] >= units);
    if (utf32 && units > 0) {
      return 4;
    }
    boolean utf16 = (even == 0 || odd == 0) && 4 * (even + odd) >= end && end > 1;
    return utf16 ? 2 : 0;
  }
}
