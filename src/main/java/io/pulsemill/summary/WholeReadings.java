package io.pulsemill.summary;

import io.pulsemill.series.Series;
import org.apache.commons.math3.util.ArithmeticUtils;
import org.jspecify.annotations.Nullable;

/**
 * Features of whole numbers of a narrow range, as pulses are, by sums that longs hold exactly: what
 * is rounded are quotients and roots, 3 units in the last place in all. Features undefined for a
 * series are 0 / 0, NaN.
 *
 * <p>With k = x − min and its sums over the n readings s_j = Σk^j, the central sums Σ(x − x̄)^j are
 * {@code m_j / n^(j − 1)}.
 */
final class WholeReadings {
  /** Of n times the range: its fourth power, which no central sum exceeds, takes 60 bits. */
  private static final double LARGEST = 1 << 15;

  /** Of n times the time from the first to the last reading, in steps: its square takes 62 bits. */
  private static final long LONGEST = 1L << 31;

  private final int[] k;
  private final long n;
  private final double mean;
  private final long s1;
  private final long s2;
  private final long m2;

  private WholeReadings(int[] k, double min) {
    this.k = k;
    n = k.length;
    long sum = 0;
    long squares = 0;
    for (int each : k) {
      sum += each;
      squares += (long) each * each;
    }
    s1 = sum;
    s2 = squares;
    mean = (min * n + s1) / n;
    // Parts of this and of what follows may overflow, which does not alter where they end.
    m2 = n * s2 - s1 * s1;
  }

  /** Null if a value is not whole or their range is wide. */
  static @Nullable WholeReadings of(Series series, Quantiles quantiles) {
    double min = quantiles.min();
    int size = series.size();
    if (min != (int) min || size * Math.max(1, quantiles.range()) > LARGEST) {
      return null;
    }
    int[] k = new int[size];
    for (int i = 0; i < size; i++) {
      double value = series.value(i);
      k[i] = (int) (value - min);
      if (value != (long) value) {
        return null;
      }
    }
    return new WholeReadings(k, min);
  }

  double mean() {
    return mean;
  }

  double deviation() {
    return Math.sqrt((double) m2 / (n * (n - 1)));
  }

  double skewness() {
    long s3 = cubes();
    long m3 = n * n * s3 - 3 * n * s1 * s2 + 2 * s1 * s1 * s1;
    return m3 / (m2 * Math.sqrt((double) m2));
  }

  double kurtosis() {
    long s3 = cubes();
    long s4 = 0;
    for (long each : k) {
      s4 += each * each * each * each;
    }
    long m4 = n * n * n * s4 - 4 * n * n * s1 * s3 + 6 * n * s1 * s1 * s2 - 3 * s1 * s1 * s1 * s1;
    return (double) (m4 - 3 * m2 * m2) / (m2 * m2);
  }

  private long cubes() {
    long sum = 0;
    for (long each : k) {
      sum += each * each * each;
    }
    return sum;
  }

  double autocorrelation() {
    long neighbors = 0;
    for (int i = 1; i < k.length; i++) {
      neighbors += (long) k[i - 1] * k[i];
    }
    // n² times the sum of the products of neighbors' deviations.
    long ends = (long) k[0] + k[k.length - 1];
    long products = n * n * neighbors - n * s1 * (2 * s1 - ends) + (n - 1) * s1 * s1;
    return (double) products / (n * m2);
  }

  double meanAbsChange() {
    long changes = 0;
    for (int i = 1; i < k.length; i++) {
      changes += Math.abs((long) k[i] - k[i - 1]);
    }
    return (double) changes / (n - 1);
  }

  /**
   * {@code unit · (n Σtk − Σt Σk) / (n Σt² − (Σt)²)}, the slope for {@code unit} units of time, t
   * counted in steps from the first reading; NaN also if that takes more than longs.
   */
  double trend(Series series, long unit) {
    long step = step(series);
    if (step == 0 || (series.time(k.length - 1) - series.time(0)) / step > LONGEST / n) {
      return Double.NaN;
    }
    long times = 0;
    long squares = 0;
    long products = 0;
    for (int i = 0; i < k.length; i++) {
      long t = (series.time(i) - series.time(0)) / step;
      times += t;
      squares += t * t;
      products += t * k[i];
    }
    double slope = (double) (n * products - times * s1) / (n * squares - times * times);
    return slope * ((double) unit / step);
  }

  /**
   * What divides the time from the first reading to each other; 0 if there is none, or too long.
   */
  private static long step(Series series) {
    long step = 0;
    for (int i = 1; i < series.size(); i++) {
      long time = series.time(i) - series.time(0);
      if (time < 0) { // beyond a long
        return 0;
      }
      step = step != 0 && time % step == 0 ? step : ArithmeticUtils.gcd(step, time);
    }
    return step;
  }
}
