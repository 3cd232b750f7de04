package io.pulsemill.exact;

/**
 * A plain sum, and beside it what its roundings lost: n terms are added as if in twice the
 * precision of doubles, {@link #errorBound}, in the order given.
 *
 * <p>Ogita, Rump, Oishi, "Accurate Sum and Dot Product", SIAM J. Sci. Comput. 26, 2005. For sums
 * that do not depend on order see {@link ExactSum}.
 */
public final class CompensatedSum {
  private double plain;
  private double lost;

  /**
   * The largest error of a sum of {@code n} terms, in units of the sum of their absolute values, if
   * no {@code tail} exceeds 8 · 2^-53 of its term and misses the truth by 64 · 2^-106 of it.
   */
  public static double errorBound(int n) {
    return (n + 32.0) * (n + 32.0) * 0x1p-106;
  }

  /** Adds {@code term + tail}; the tail is far smaller than the term. */
  public void add(double term, double tail) {
    double sum = plain + term;
    double taken = sum - plain;
    lost += (plain - (sum - taken)) + (term - taken) + tail;
    plain = sum;
  }

  /** Adds {@code (a + aTail)(b + bTail)}. */
  public void addProduct(double a, double aTail, double b, double bTail) {
    double product = a * b;
    add(product, Math.fma(a, b, -product) + (a * bTail + aTail * b));
  }

  /** The sum of the terms without tails, as a plain loop gives it. */
  public double plain() {
    return plain;
  }

  public DoubleDouble value() {
    return DoubleDouble.sum(plain, lost);
  }
}
