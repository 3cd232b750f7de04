package io.pulsemill.statistics;

import io.pulsemill.InputException;

/**
 * What a row counts: 0, which leaves it out, or a number from {@value #LEAST} to {@value #MOST}.
 */
public final class RowWeight {
  /** Smaller ones would be lost in the sums beside any other, or fall below the doubles. */
  public static final double LEAST = 1e-30;

  public static final double MOST = 1e30;

  private RowWeight() {}

  /**
   * The weight itself.
   *
   * @param weight NaN if there is none
   * @throws InputException in a line that says what was expected and what was found, but not where
   */
  public static double checked(double weight) {
    if (weight == 0) {
      return 0; // also of -0
    }
    if (!(weight >= LEAST && weight <= MOST)) {
      throw new InputException(
          "expected a weight, 0 or from %s to %s, but found %s"
              .formatted(
                  LEAST, MOST, Double.isNaN(weight) ? "none (empty, NaN or infinite)" : weight));
    }
    return weight;
  }
}
