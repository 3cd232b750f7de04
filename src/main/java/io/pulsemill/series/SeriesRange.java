package io.pulsemill.series;

import io.pulsemill.InputException;

/**
 * The columns of the readings in text with a series in each row.
 *
 * @param from name of the first
 * @param to name of the last
 */
public record SeriesRange(String from, String to) {
  private static final String BETWEEN = "..";

  /**
   * Reads {@code FROM..TO}.
   *
   * @throws InputException if it is not of this form, with one pair of dots
   */
  public static SeriesRange parse(String text) {
    int dots = text.indexOf(BETWEEN);
    if (dots <= 0
        || dots + BETWEEN.length() == text.length()
        || text.indexOf(BETWEEN, dots + 1) >= 0) {
      throw new InputException(
          "--series-columns: expected FROM..TO, two names of columns, but found '%s'"
              .formatted(text));
    }
    return new SeriesRange(text.substring(0, dots), text.substring(dots + BETWEEN.length()));
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    return from + BETWEEN + to;
  }
}
