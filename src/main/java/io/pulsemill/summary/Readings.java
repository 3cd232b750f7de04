package io.pulsemill.summary;

import io.pulsemill.series.Series;
import io.pulsemill.series.TimeKind;

/**
 * One series under the formulas of {@link Feature}. Sums run over the readings in order of time, so
 * equal series give equal bits; only + − × ÷ and √ are used, which are the same on every machine.
 *
 * <p>Deviations from the mean are taken in units of 2^{@link #exponent}, the power of two at their
 * range: scaling is exact, and no power of a deviation under- or overflows.
 */
final class Readings {
  private static final double NANOS_A_DAY = 86_400e9;

  private final Series series;
  private final double timeUnit;
  private final int count;
  private final double[] ordered;
  private final double mean;
  private final int exponent;

  private final double factor;

  /** The sum of the squares of {@link #scaled}. */
  private final double squares;

  /** {@code series}: sorted by time, not empty. */
  Readings(Series series, TimeKind kind) {
    this.series = series;
    timeUnit = kind == TimeKind.DATE ? NANOS_A_DAY : 1;
    count = series.size();
    ordered = Ordered.values(series);
    mean = isConstant() ? ordered[0] : meanOf(series);
    exponent = isConstant() ? 0 : Math.getExponent(range());
    factor = Math.scalb(1.0, -exponent);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += scaled(i) * scaled(i);
    }
    squares = sum;
  }

  /** The plain mean, corrected by the mean deviation from it: right to about the last digit. */
  private static double meanOf(Series series) {
    int n = series.size();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += series.value(i);
    }
    double mean = sum / n;
    double rest = 0;
    for (int i = 0; i < n; i++) {
      rest += series.value(i) - mean;
    }
    return mean + rest / n;
  }

  private boolean isConstant() {
    return ordered[0] == ordered[count - 1];
  }

  /** {@code (x_i − x̄) · 2^−exponent}; 0 where the values are equal. */
  private double scaled(int i) {
    return (series.value(i) - mean) * factor;
  }

  int count() {
    return count;
  }

  double mean() {
    return mean;
  }

  double range() {
    return ordered[count - 1] - ordered[0];
  }

  /** Linear interpolation at (n − 1)q. */
  double quantile(double q) {
    double position = (count - 1) * q;
    int low = (int) position;
    double fraction = position - low;
    return fraction == 0
        ? ordered[low]
        : ordered[low] + (ordered[low + 1] - ordered[low]) * fraction;
  }

  double deviation() {
    return count < 2 ? Double.NaN : Math.scalb(Math.sqrt(squares / (count - 1)), exponent);
  }

  double skewness() {
    double cubes = 0;
    for (int i = 0; i < count; i++) {
      double d = scaled(i);
      cubes += d * d * d;
    }
    double m2 = squares / count;
    return cubes / count / (m2 * Math.sqrt(m2)); // 0/0, NaN, where all values are equal
  }

  double kurtosis() {
    double fourths = 0;
    for (int i = 0; i < count; i++) {
      double d = scaled(i);
      fourths += d * d * (d * d);
    }
    double m2 = squares / count;
    return fourths / count / (m2 * m2) - 3; // 0/0, NaN, where all values are equal
  }

  double autocorrelation() {
    double products = 0;
    for (int i = 1; i < count; i++) {
      products += scaled(i - 1) * scaled(i);
    }
    return products / squares; // 0/0, NaN, where all values are equal
  }

  double meanAbsChange() {
    double changes = 0;
    for (int i = 1; i < count; i++) {
      changes += Math.abs(series.value(i) - series.value(i - 1));
    }
    return changes / (count - 1); // 0/0, NaN, for one reading
  }

  /** {@code Σ(t_i − t̄)(x_i − x̄) / Σ(t_i − t̄)²}, t counted from the first reading. */
  double trend() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += elapsed(i);
    }
    double middle = sum / count;
    double products = 0;
    double timeSquares = 0;
    for (int i = 0; i < count; i++) {
      double t = elapsed(i) - middle;
      products += t * scaled(i);
      timeSquares += t * t;
    }
    return Math.scalb(products / timeSquares, exponent); // 0/0, NaN, for one reading
  }

  /** Time since the first reading, in days or units. */
  private double elapsed(int i) {
    // May reach 2^64 − 1, which a signed long cannot hold: an unsigned one does.
    long difference = series.time(i) - series.time(0);
    double unsigned = difference >= 0 ? difference : ((difference >>> 1) | (difference & 1)) * 2.0;
    return unsigned / timeUnit;
  }
}
