package io.pulsemill.archive;

import io.pulsemill.series.Malformed;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.NumberParser;

/**
 * Numbers of a line. {@code ?} and {@code NaN} are missing; blanks around a number do not count.
 */
final class Values {
  private Values() {}

  /**
   * Reads the numbers of {@code line[from..to)}.
   *
   * @param separator between two of them
   * @param number of the dimension, from 1, for a message
   */
  static void read(byte[] line, int from, int to, char separator, int number, Dimension into)
      throws MalformedRecordException {
    int at = from;
    while (true) {
      int end = find(line, at, to, separator);
      try {
        into.add(value(line, at, end));
      } catch (MalformedRecordException e) {
        throw new MalformedRecordException(
            e.reason(),
            "dimension %d, value %d: %s".formatted(number, into.length() + 1, e.getMessage()));
      }
      if (end == to) {
        return;
      }
      at = end + 1;
    }
  }

  /** The number that {@code line[from..to)} holds; NaN if it is missing. */
  static double value(byte[] line, int from, int to) throws MalformedRecordException {
    int start = start(line, from, to);
    int end = end(line, start, to);
    if (isMissing(line, start, end)) {
      return Double.NaN;
    }
    if (start == end) {
      throw new MalformedRecordException(
          Malformed.NUMBER, "expected a number, ? or NaN but found nothing");
    }
    return NumberParser.parse(line, start, end - start);
  }

  private static boolean isMissing(byte[] line, int start, int end) {
    return end - start == 1
        ? line[start] == '?'
        : end - start == 3
            && (line[start] | 0x20) == 'n'
            && (line[start + 1] | 0x20) == 'a'
            && (line[start + 2] | 0x20) == 'n';
  }

  /** The first {@code wanted} from {@code from} on; {@code to} if there is none before. */
  static int find(byte[] line, int from, int to, char wanted) {
    int at = from;
    while (at < to && line[at] != wanted) {
      at++;
    }
    return at;
  }

  /** The first byte that is no blank. */
  static int start(byte[] line, int from, int to) {
    int at = from;
    while (at < to && isBlank(line[at])) {
      at++;
    }
    return at;
  }

  /** Beyond the last byte that is no blank. */
  static int end(byte[] line, int from, int to) {
    int at = to;
    while (at > from && isBlank(line[at - 1])) {
      at--;
    }
    return at;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }
}
