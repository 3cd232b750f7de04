package io.pulsemill.series;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.DoublePredicate;

/**
 * Numbers of 32 and of 16 bits as doubles: the nearest to the shortest decimal that tells the
 * number from its neighbors, which is what programs write into text. So 57.1, stored in 32 bits, is
 * read as from text; widened it would be 57.099998….
 */
public final class ShortestDecimal {
  private static final double SMALLEST_FAST = 1e-3;
  private static final double LARGEST_FAST = 1e7;

  /** Nine digits after three zeros; 24 bits times 10^12 are exact in a double. */
  private static final int FAST_PLACES = 12;

  private ShortestDecimal() {}

  /** The double for a number of 32 bits; zeros, NaN and infinities are themselves. */
  public static double of(float stored) {
    return of(stored, decimal -> (float) decimal == stored);
  }

  /** The double for a number of IEEE 754 binary16, given as what it is exactly. */
  public static double ofHalf(double stored) {
    int exponent = Math.max(Math.getExponent(stored), -14);
    double above = Math.scalb(0.5, exponent - 10);
    boolean powerOfTwo = Math.abs(stored) == Math.scalb(1.0, exponent) && exponent > -14;
    double below = powerOfTwo ? above / 2 : above;
    return of(
        stored,
        decimal -> {
          double more = Math.abs(decimal) - Math.abs(stored);
          return more < above && -more < below;
        });
  }

  private static double of(double exact, DoublePredicate same) {
    double size = Math.abs(exact);
    if (size >= SMALLEST_FAST && size < LARGEST_FAST) {
      for (int places = 0; places <= FAST_PLACES; places++) {
        double power = NumberParser.POWERS_OF_TEN[places];
        double decimal = Math.rint(exact * power) / power;
        if (same.test(decimal)) {
          return decimal;
        }
      }
    }
    if (exact == 0 || !Double.isFinite(exact)) {
      return exact;
    }
    BigDecimal whole = new BigDecimal(exact);
    for (int digits = 1; digits < whole.precision(); digits++) {
      double decimal = whole.round(new MathContext(digits, RoundingMode.HALF_EVEN)).doubleValue();
      if (same.test(decimal)) {
        return decimal;
      }
    }
    return exact;
  }
}
