package io.pulsemill.metrics;

import io.pulsemill.json.OrUndefined;
import java.util.Arrays;

/**
 * A confidence interval of 95 %; both ends NaN if it is undefined.
 *
 * @param lower its lower end
 * @param upper its upper end
 */
public record Interval(@OrUndefined double lower, @OrUndefined double upper) {
  /** How often such an interval holds the truth. */
  public static final double LEVEL = 0.95;

  /** Undefined. */
  public static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  /** The quantile of the normal distribution at (1 + LEVEL) / 2. */
  public static final double Z = 1.959963984540054;

  /**
   * Wilson's interval of a proportion, {@code successes} of {@code n}.
   *
   * <pre>
   *   (p + z²/2n ± z √(p (1 − p)/n + z²/4n²)) / (1 + z²/n)      p = successes / n
   * </pre>
   *
   * <p>Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
   * the American Statistical Association 22, 1927. Undefined if n = 0.
   */
  public static Interval wilson(long successes, long n) {
    if (n == 0) {
      return NONE;
    }
    double p = (double) successes / n;
    double share = Z * Z / n;
    double center = (p + share / 2) / (1 + share);
    double half = Z / (1 + share) * Math.sqrt(p * (1 - p) / n + share / (4.0 * n));
    return new Interval(
        successes == 0 ? 0 : Math.max(0, center - half),
        successes == n ? 1 : Math.min(1, center + half));
  }

  /**
   * The percentile interval of a bootstrap: quantiles 0.025 and 0.975 of the replicates, linearly
   * interpolated at (n − 1) q (Efron and Tibshirani, "An introduction to the bootstrap", 1993,
   * chapter 13). A replicate in which the metric is undefined is left out; undefined if fewer than
   * half are left.
   */
  public static Interval percentile(double[] replicates) {
    double[] values = Arrays.stream(replicates).filter(v -> !Double.isNaN(v)).sorted().toArray();
    return values.length == 0 || 2 * values.length < replicates.length
        ? NONE
        : new Interval(quantile(values, (1 - LEVEL) / 2), quantile(values, (1 + LEVEL) / 2));
  }

  /**
   * The basic interval of a bootstrap on the scale of squares: with the percentile interval [l, u]
   * and the estimate e, {@code [√(2e² − u²), √(2e² − l²)]}, cut off at 0. For a metric that grows
   * with the noise of the rows as the length of a vector does, so that e² = truth² + noise² and
   * replicate² = e² + noise² on average: the percentile interval would lie above the truth. (The
   * basic interval: Davison and Hinkley, "Bootstrap methods and their application", 1997, equation
   * 5.6; transformed, section 5.2.1.)
   */
  public static Interval basicOfSquares(double estimate, double[] replicates) {
    Interval plain = percentile(replicates);
    return new Interval(reflected(estimate, plain.upper), reflected(estimate, plain.lower));
  }

  private static double reflected(double estimate, double quantile) {
    return Math.sqrt(Math.max(0, 2 * estimate * estimate - quantile * quantile));
  }

  private static double quantile(double[] sorted, double q) {
    double at = (sorted.length - 1) * q;
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
