package io.pulsemill.summary;

import io.pulsemill.exact.CompensatedSum;
import io.pulsemill.exact.DoubleDouble;

/** Values in order of size, and quantiles interpolated linearly between them, at (n − 1)q. */
final class Quantiles {
  /** Values up to this one have differences that are doubles. */
  private static final double LARGEST = 0x1p1020;

  /** Terms in a difference of quantiles. */
  private static final int TERMS = 4;

  private final double[] ordered;
  private final double largest;

  /** {@code ordered}: kept. */
  Quantiles(double[] ordered) {
    this.ordered = ordered;
    largest = Math.max(Math.abs(min()), Math.abs(max()));
  }

  double min() {
    return ordered[0];
  }

  double max() {
    return ordered[ordered.length - 1];
  }

  double range() {
    return max() - min();
  }

  /** The absolute value of the largest. */
  double largest() {
    return largest;
  }

  /** The last value not above the quantile {@code quarters / 4}. */
  double below(int quarters) {
    return ordered[(int) (position(quarters) / 4)];
  }

  /** How many quarters of the way to the {@link #next} value the quantile lies: 0 to 3. */
  int weight(int quarters) {
    return (int) (position(quarters) % 4);
  }

  /** The value after {@link #below}; to be asked for if {@link #weight} is not 0. */
  double next(int quarters) {
    return ordered[(int) (position(quarters) / 4) + 1];
  }

  private long position(int quarters) {
    return (ordered.length - 1L) * quarters;
  }

  /** The quantile {@code quarters / 4}, or NaN. */
  double quantile(int quarters) {
    if (weight(quarters) == 0) {
      return below(quarters);
    }
    double gap = next(quarters) - below(quarters);
    double between = below(quarters) + gap * (weight(quarters) / 4.0);
    // Rounding the gap and its share costs less than two units of what is no larger than the sum.
    boolean close = largest <= LARGEST && gap <= Math.abs(between);
    return close ? between : combined(quarters, 0);
  }

  /** The difference of the quantiles 3/4 and 1/4, or NaN. */
  double interquartileRange() {
    return combined(3, 1);
  }

  /** The quantile {@code upper / 4} less the quantile {@code lower / 4} unless that is 0. */
  private double combined(int upper, int lower) {
    CompensatedSum sum = new CompensatedSum();
    add(upper, 1, sum);
    if (lower > 0) {
      add(lower, -1, sum);
    }
    double result = sum.value().high();
    if (largest > LARGEST) {
      return Double.NaN;
    }
    double terms = (TERMS + 2) * largest;
    return Certified.orNaN(result, CompensatedSum.errorBound(TERMS) * terms / Math.abs(result));
  }

  private void add(int quarters, int sign, CompensatedSum sum) {
    sum.add(sign * below(quarters), 0);
    if (weight(quarters) > 0) {
      DoubleDouble gap = DoubleDouble.sum(next(quarters), -below(quarters));
      sum.addProduct(gap.high(), gap.low(), sign * weight(quarters) / 4.0, 0);
    }
  }
}
