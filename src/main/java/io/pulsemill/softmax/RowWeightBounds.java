package io.pulsemill.softmax;

/**
 * How much the rows of a training may count.
 *
 * @param weighted whether rows have weights at all; if not, the others are 1
 * @param near largest weight of rows whose terms are summed on grids; heavier ones, few as they
 *     must be, are summed exactly
 * @param heaviest largest weight of all, at least {@code near}
 */
public record RowWeightBounds(boolean weighted, double near, double heaviest) {
  /** Of rows that count once each. */
  public static final RowWeightBounds NONE = new RowWeightBounds(false, 1, 1);

  /**
   * Of the mean weight. At most a sixty-fourth of the rows can be heavier, and what a row's
   * rounding adds to a mean is at most so many times what it is without weights.
   */
  private static final double NEAR = 64;

  /** Beyond it bounds of terms would leave the range of sums; weights of a table are far within. */
  private static final double MAX = 0x1p250;

  /** Checks the order and the range. */
  public RowWeightBounds {
    if (!(near >= 1 / MAX && near <= heaviest && heaviest <= MAX)) {
      throw new IllegalArgumentException(
          "Weights of rows: expected 0 < near ≤ heaviest within 2^±250 but found %s and %s"
              .formatted(near, heaviest));
    }
  }

  /** Of rows with this mean and largest weight. */
  public static RowWeightBounds of(double mean, double heaviest) {
    return new RowWeightBounds(true, Math.min(heaviest, NEAR * mean), heaviest);
  }

  /** Refuses what a row that was among those of the statistics cannot count. */
  static void check(double weight, double most) {
    if (!(weight > 0 && weight <= most)) { // NaN, too
      throw new ArithmeticException(
          ("Weight of a row: expected a number above 0 and up to %s but found %s; this row was not"
                  + " among those the statistics were taken from")
              .formatted(most, weight));
    }
  }
}
