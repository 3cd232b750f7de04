package io.pulsemill.series;

/**
 * Numbers of up to {@value #MOST} digits with or without a point, as {@link NumberParser} reads
 * them: the digits without their point, over the power of ten they lack, both exact.
 */
final class DecimalDigits {
  /** What {@link #read} returns if there is no such number. */
  static final int NONE = -1;

  /** More might not be exact: 10^15 is below 2^53. */
  static final int MOST = 15;

  private final byte mark;
  private double value;

  /** Of numbers with that decimal mark. */
  DecimalDigits(char decimalMark) {
    mark = (byte) decimalMark;
  }

  /**
   * Reads the number that begins at {@code from}; bytes from {@code to} on are not part of it.
   *
   * @return where it ends, or {@link #NONE}
   */
  int read(byte[] text, int from, int to) {
    boolean negative = from < to && text[from] == '-';
    int start = negative ? from + 1 : from;
    int at = start;
    long digits = 0;
    int point = -1;
    for (; at < to; at++) {
      int digit = text[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = 10 * digits + digit;
      } else if (text[at] == mark && point < 0 && at > start) {
        point = at;
      } else {
        break;
      }
    }
    int places = point < 0 ? 0 : at - point - 1;
    int count = point < 0 ? at - start : at - start - 1;
    if (count == 0 || count > MOST || (point >= 0 && places == 0)) {
      return NONE;
    }
    double exact = digits / NumberParser.POWERS_OF_TEN[places];
    value = negative ? -exact : exact;
    return at;
  }

  /** The number last read. */
  double value() {
    return value;
  }
}
