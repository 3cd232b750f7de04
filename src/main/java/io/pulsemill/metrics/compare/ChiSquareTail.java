package io.pulsemill.metrics.compare;

/**
 * The upper tail of the χ² distribution with one degree of freedom, erfc(√(x/2)).
 *
 * <pre>
 *   erf(t)  = 2/√π · e^(−t²) Σ_n 2^n t^(2n+1) / (1·3·…·(2n+1))          t &lt; 2
 *   erfc(t) = e^(−t²)/√π · 1/(t + (1/2)/(t + 1/(t + (3/2)/(t + …))))    t ≥ 2
 * </pre>
 *
 * <p>Abramowitz and Stegun, "Handbook of mathematical functions", 7.1.6 and 7.1.14. Relative error
 * below 1e-13.
 */
final class ChiSquareTail {
  private static final double SMALL = 2;
  private static final double ROOT_PI = Math.sqrt(Math.PI);

  /** Fractions until the continued fraction stands still for t ≥ 2. */
  private static final int DEPTH = 100;

  private ChiSquareTail() {}

  /** P(χ² ≥ x), x ≥ 0. */
  static double of(double x) {
    double t = Math.sqrt(x / 2);
    return t < SMALL ? 1 - series(t) : fraction(t);
  }

  private static double series(double t) {
    double term = t;
    double sum = t;
    for (int n = 1; term > sum * 0x1p-60; n++) {
      term *= 2 * t * t / (2 * n + 1);
      sum += term;
    }
    return 2 / ROOT_PI * StrictMath.exp(-t * t) * sum;
  }

  private static double fraction(double t) {
    double value = t;
    for (int n = DEPTH; n > 0; n--) {
      value = t + n / 2.0 / value;
    }
    return StrictMath.exp(-t * t) / ROOT_PI / value;
  }
}
