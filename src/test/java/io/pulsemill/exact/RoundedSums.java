package io.pulsemill.exact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * What {@link GridSums} has to agree with, a row of terms at a time and slowly: each term is
 * rounded to its grid, half to even, as a decimal, and checked against its bound.
 */
final class RoundedSums {
  private final double[] bounds;
  private final BigDecimal[] grids;
  private final BigDecimal[] sums;

  /** One zero sum for each bound. */
  RoundedSums(double[] bounds) {
    this.bounds = bounds.clone();
    grids = new BigDecimal[bounds.length];
    Arrays.setAll(
        grids, i -> new BigDecimal(Math.scalb(1.0, GridSums.exponentFor(this.bounds[i]))));
    sums = new BigDecimal[bounds.length];
    Arrays.fill(sums, BigDecimal.ZERO);
  }

  /** Adds {@code terms[i]} to sum {@code i}, for every i. */
  void add(double[] terms) {
    for (int i = 0; i < sums.length; i++) {
      if (!(Math.abs(terms[i]) <= bounds[i])) { // NaN, too
        throw new ArithmeticException(
            "Sum %d: expected terms up to %s but found %s".formatted(i, bounds[i], terms[i]));
      }
      BigDecimal units =
          new BigDecimal(terms[i]).divide(grids[i]).setScale(0, RoundingMode.HALF_EVEN);
      sums[i] = sums[i].add(units.multiply(grids[i]));
    }
  }

  /** Adds other sums of the same bounds. */
  void add(RoundedSums other) {
    Arrays.setAll(sums, i -> sums[i].add(other.sums[i]));
  }

  BigDecimal get(int i) {
    return sums[i];
  }
}
