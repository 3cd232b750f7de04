package io.pulsemill.series;

import java.nio.charset.StandardCharsets;

/**
 * Numbers of the form {@code [+-]digits[.digits][e[+-]digits]} ({@code E} too), as bytes; a comma
 * may stand for the dot. The value is the one {@link Double#parseDouble} gives, to the bit; its
 * other forms (NaN, Infinity, hexadecimal, suffixes {@code d} and {@code f}, {@code 5.}, {@code
 * .5}, space) are refused, and so is what would overflow.
 */
public final class NumberParser {
  /** Powers of ten that are exact as doubles. */
  static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** Up to here every whole number is exact as a double. */
  private static final long EXACT_WHOLE = 1L << 53;

  /** While the digits so far are below this, another one fits a long. */
  private static final long ROOM_FOR_DIGIT = 100_000_000_000_000_000L;

  private NumberParser() {}

  /**
   * The number in {@code text[from..from+length)}.
   *
   * @throws MalformedRecordException {@link Malformed#NUMBER}
   */
  public static double parse(byte[] text, int from, int length) throws MalformedRecordException {
    return parse(text, from, length, '.');
  }

  /**
   * The number in {@code text[from..from+length)}, written with that decimal mark.
   *
   * @throws MalformedRecordException {@link Malformed#NUMBER}
   */
  public static double parse(byte[] text, int from, int length, char decimalMark)
      throws MalformedRecordException {
    int end = from + length;
    int start = from < end && isSign(text[from]) ? from + 1 : from;
    int wholeEnd = digitsEnd(text, start, end);
    int at = wholeEnd;
    boolean wellFormed = wholeEnd > start;
    int fractionEnd = at;
    if (at < end && text[at] == decimalMark) {
      fractionEnd = digitsEnd(text, at + 1, end);
      wellFormed &= fractionEnd > at + 1;
      at = fractionEnd;
    }
    boolean scaled = at < end && (text[at] | 0x20) == 'e';
    if (scaled) {
      int exponentStart = at + 1 < end && isSign(text[at + 1]) ? at + 2 : at + 1;
      at = digitsEnd(text, exponentStart, end);
      wellFormed &= at > exponentStart;
    }
    if (!wellFormed || at < end) {
      throw malformed(
          "expected a number but found ",
          text,
          from,
          length,
          hint(text, from, length, decimalMark));
    }
    double exact = scaled ? Double.NaN : exactly(text, start, wholeEnd, fractionEnd);
    if (!Double.isNaN(exact)) {
      return text[from] == '-' ? -exact : exact;
    }
    String digits = new String(text, from, length, StandardCharsets.ISO_8859_1);
    double value = Double.parseDouble(digits.replace(decimalMark, '.'));
    if (Double.isInfinite(value)) {
      throw malformed("expected a number up to ±1.8e308 but found ", text, from, length, "");
    }
    return value;
  }

  /**
   * The value of digits that, read without their point, make a whole number w ≤ 2^53, with f ≤ 22
   * of them behind the point: w and 10^f are exact, so w / 10^f is rounded once (Clinger, "How to
   * Read Floating Point Numbers Accurately", 1990). NaN for all others.
   */
  private static double exactly(byte[] text, int start, int wholeEnd, int fractionEnd) {
    int places = Math.max(0, fractionEnd - wholeEnd - 1);
    if (places >= POWERS_OF_TEN.length) {
      return Double.NaN;
    }
    long whole = 0;
    for (int i = start; i < fractionEnd; i++) {
      if (i != wholeEnd) {
        if (whole >= ROOM_FOR_DIGIT) {
          return Double.NaN;
        }
        whole = 10 * whole + (text[i] - '0');
      }
    }
    return whole <= EXACT_WHOLE ? whole / POWERS_OF_TEN[places] : Double.NaN;
  }

  private static int digitsEnd(byte[] text, int start, int end) {
    int at = start;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at;
  }

  private static boolean isSign(byte b) {
    return b == '+' || b == '-';
  }

  /** What helps where another dialect would read the number. */
  private static String hint(byte[] text, int from, int length, char decimalMark) {
    String found = new String(text, from, length, StandardCharsets.ISO_8859_1);
    if (NullMarkers.isUsual(found)) {
      return "; --null '%s' takes it as missing".formatted(found);
    }
    char other = decimalMark == '.' ? ',' : '.';
    if (found.matches("[+-]?[0-9]+\\" + other + "[0-9]+")) {
      return "; --decimal-mark %s reads it".formatted(other);
    }
    return found.isBlank() || !found.strip().equals(found) ? "; --trim yes leaves blanks out" : "";
  }

  private static MalformedRecordException malformed(
      String message, byte[] text, int from, int length, String hint) {
    return new MalformedRecordException(
        Malformed.NUMBER, message + MalformedRecordException.quoted(text, from, length) + hint);
  }
}
