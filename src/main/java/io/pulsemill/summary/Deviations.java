package io.pulsemill.summary;

import io.pulsemill.exact.CompensatedSum;
import io.pulsemill.exact.DoubleDouble;
import io.pulsemill.series.Series;

/**
 * The deviations d of one series from its mean in twice the precision of doubles, and the features
 * made of their products; NaN if not {@link Certified}.
 *
 * <p>With ρ = {@link CompensatedSum#errorBound} for the n readings and R their range, each d is off
 * by less than 2.1 ρR: 2 for the mean, the rest for subtracting it. What that does to sums of
 * products follows from |d| ≤ R and, by Cauchy and Schwarz, Σ|d| ≤ √(n Σd²), Σ|d³| ≤ √(Σd² Σd⁴).
 */
final class Deviations {
  /** Of times: their differences are longs. */
  private static final long LONGEST_SPAN = 1L << 61;

  /** So many times differ from their rounded mean by less than a long in all. */
  private static final int MOST_TIMES = 1 << 26;

  private final Series series;
  private final int n;
  private final double rho;
  private final double range;
  private final DoubleDouble squares;
  private final double squaresError;

  /** That of squares, relative to it. */
  private final double relativeError;

  private final double[] high;
  private final double[] low;

  Deviations(Series series, Center center) {
    this.series = series;
    n = series.size();
    rho = CompensatedSum.errorBound(n);
    range = center.range();
    squares = center.squares();
    squaresError = center.squaresError();
    relativeError = squaresError / squares.high();
    high = new double[n];
    low = new double[n];
    double pivot = center.pivot();
    double offset = center.offset().high();
    double offsetTail = center.offset().low();
    for (int i = 0; i < n; i++) {
      // DoubleDouble.sum three times without its objects, which only the last compiler spares.
      double x = series.value(i);
      double rough = x - pivot;
      double taken = rough - x;
      double tail = (x - (rough - taken)) - (pivot + taken);
      double fine = rough - offset;
      taken = fine - rough;
      tail = (rough - (fine - taken)) - (offset + taken) + (tail - offsetTail);
      high[i] = fine + tail;
      taken = high[i] - fine;
      low[i] = (fine - (high[i] - taken)) + (tail - taken);
    }
  }

  /** {@code √n Σd³ / (Σd²)^1.5}, or NaN. */
  double skewness() {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < n; i++) {
      double square = high[i] * high[i];
      double tail = Math.fma(high[i], high[i], -square) + 2 * high[i] * low[i];
      sum.addProduct(square, tail, high[i], low[i]);
    }
    DoubleDouble cubes = sum.value();
    DoubleDouble root = new DoubleDouble(n, 0).dividedBy(squares).sqrt();
    double cubesError = 10 * rho * range * squares.high();
    return Certified.orNaN(
        cubes.times(root).dividedBy(squares).high(),
        cubesError / Math.abs(cubes.high()) + 2 * relativeError);
  }

  /** {@code (n Σd⁴ − 3 (Σd²)²) / (Σd²)²}, or NaN. */
  double kurtosis() {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < n; i++) {
      double square = high[i] * high[i];
      double tail = Math.fma(high[i], high[i], -square) + 2 * high[i] * low[i];
      sum.addProduct(square, tail, square, tail);
    }
    double fourths = sum.value().high();
    double fourthsError = rho * (2 * fourths + 10 * range * Math.sqrt(squares.high() * fourths));
    DoubleDouble squared = squares.times(squares);
    DoubleDouble excess = sum.value().times(n).minus(squared.times(3));
    double excessError = n * fourthsError + 7 * squares.high() * squaresError;
    return Certified.orNaN(
        excess.dividedBy(squared).high(),
        excessError / Math.abs(excess.high()) + 3 * relativeError);
  }

  /** {@code Σ d_i d_{i+1} / Σd²}, or NaN. */
  double autocorrelation() {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 1; i < n; i++) {
      sum.addProduct(high[i - 1], low[i - 1], high[i], low[i]);
    }
    DoubleDouble products = sum.value();
    double size = squares.high();
    double productsError = rho * (2 * size + 5 * range * Math.sqrt(n * size));
    return Certified.orNaN(
        products.dividedBy(squares).high(),
        productsError / Math.abs(products.high()) + 2 * relativeError);
  }

  /**
   * {@code unit · Σ t_i d_i / (Σt_i² − (Σt_i)² / n)} , the slope for {@code unit} units of time, or
   * NaN. t counts from about the mean time, so that little cancels.
   */
  double trend(double unit) {
    long first = series.time(0);
    long span = series.time(n - 1) - first; // negative if beyond a long
    if (span < 0 || span > LONGEST_SPAN || n > MOST_TIMES) {
      return Double.NaN;
    }
    double elapsed = 0;
    for (int i = 0; i < n; i++) {
      elapsed += (double) (series.time(i) - first);
    }
    long middle = first + (long) (elapsed / n);
    long total = 0; // on the way it may overflow, which does not alter where it ends
    CompensatedSum timeSquares = new CompensatedSum();
    CompensatedSum products = new CompensatedSum();
    for (int i = 0; i < n; i++) {
      long t = series.time(i) - middle;
      double whole = (double) t;
      double tail = (double) (t - (long) whole);
      total += t;
      timeSquares.addProduct(whole, tail, whole, tail);
      products.addProduct(whole, tail, high[i], low[i]);
    }
    DoubleDouble rest = new DoubleDouble((double) total, (double) (total - (long) (double) total));
    DoubleDouble divisor = timeSquares.value().minus(rest.times(rest).dividedBy(n));
    double size = timeSquares.plain();
    double productsError =
        rho * (2 * Math.sqrt(size * squares.high()) + 3 * range * Math.sqrt(n * size));
    return Certified.orNaN(
        products.value().times(unit).dividedBy(divisor).high(),
        productsError / Math.abs(products.plain()) + 6 * rho * size / divisor.high());
  }
}
