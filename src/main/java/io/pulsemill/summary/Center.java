package io.pulsemill.summary;

import io.pulsemill.exact.CompensatedSum;
import io.pulsemill.exact.DoubleDouble;
import io.pulsemill.series.Series;
import org.jspecify.annotations.Nullable;

/**
 * Mean and spread of a series in twice the precision of doubles; results are NaN if they are not
 * {@link Certified}. ρ is {@link CompensatedSum#errorBound} for the n readings, R their range.
 */
final class Center {
  /** Of values: no fourth power of a deviation overflows. */
  private static final double LARGEST = 0x1p200;

  /** Of the range: no fourth power of it underflows. */
  private static final double SMALLEST = 0x1p-200;

  private final Series series;
  private final int n;
  private final double rho;
  private final double range;
  private final double pivot;
  private final DoubleDouble offset;
  private final DoubleDouble squares;
  private final double squaresError;

  private Center(Series series, Quantiles quantiles) {
    this.series = series;
    n = series.size();
    rho = CompensatedSum.errorBound(n);
    range = quantiles.range();
    double total = 0;
    for (int i = 0; i < n; i++) {
      total += series.value(i);
    }
    // Rounding may carry it beyond the values; then differences would be longer than the range.
    pivot = Math.max(quantiles.min(), Math.min(total / n, quantiles.max()));
    CompensatedSum differences = new CompensatedSum();
    CompensatedSum products = new CompensatedSum();
    for (int i = 0; i < n; i++) {
      // DoubleDouble.sum without its object, which only the last compiler does away with.
      double x = series.value(i);
      double d = x - pivot;
      double taken = d - x;
      double tail = (x - (d - taken)) - (pivot + taken);
      differences.add(d, tail);
      products.addProduct(d, tail, d, tail);
    }
    offset = differences.value().dividedBy(n);
    squares = products.value().minus(offset.times(offset).times(n));
    squaresError =
        rho * (2 * products.plain() + 5 * n * Math.abs(offset.high()) * range + range * range);
  }

  /** Null if the values are equal, or too large or close for their powers to be doubles. */
  static @Nullable Center of(Series series, Quantiles quantiles) {
    boolean within = quantiles.range() >= SMALLEST && quantiles.largest() <= LARGEST;
    return within ? new Center(series, quantiles) : null;
  }

  double range() {
    return range;
  }

  /** A number next to the mean, which is {@code pivot + offset}. */
  double pivot() {
    return pivot;
  }

  /** Off by less than 2ρR. */
  DoubleDouble offset() {
    return offset;
  }

  /** The sum of the squares of the deviations from the mean. */
  DoubleDouble squares() {
    return squares;
  }

  double squaresError() {
    return squaresError;
  }

  double mean() {
    double mean = pivot + offset.high();
    return Certified.orNaN(mean, 2 * rho * range / Math.abs(mean));
  }

  double deviation() {
    double deviation = squares.dividedBy(n - 1).sqrt().high();
    return Certified.orNaN(deviation, squaresError / squares.high());
  }

  double meanAbsChange() {
    CompensatedSum changes = new CompensatedSum();
    for (int i = 1; i < n; i++) {
      double before = series.value(i - 1);
      double x = series.value(i);
      double change = x - before;
      double taken = change - x;
      double tail = (x - (change - taken)) - (before + taken);
      changes.add(Math.abs(change), change < 0 ? -tail : tail);
    }
    return Certified.orNaN(changes.value().dividedBy(n - 1).high(), 2 * rho);
  }
}
