package io.pulsemill.exact;

import java.math.BigInteger;

/** The number {@code numerator / denominator · 2^exponent}; the denominator is not negative. */
public record Rational(BigInteger numerator, BigInteger denominator, int exponent) {
  private static final int SIGNIFICAND_BITS = 53;

  /** Of a quotient or root before it is rounded: more than a significand, by a guard. */
  private static final int BITS = SIGNIFICAND_BITS + 3;

  private static final int MIN_EXPONENT = -1074;

  /**
   * The number rounded once, half to even; infinite beyond the range of doubles, NaN if the
   * denominator is 0, never −0.0.
   */
  public double toDouble() {
    if (denominator.signum() == 0) {
      return Double.NaN;
    }
    double size = round(quotient(shift(BITS)), exponent - shift(BITS));
    return numerator.signum() < 0 ? 0.0 - size : size;
  }

  /** The square root, rounded as {@link #toDouble}; the number is not negative. */
  public double sqrt() {
    if (denominator.signum() == 0) {
      return Double.NaN;
    }
    int shift = shift(2 * BITS);
    shift += (exponent - shift) & 1; // so that the root's exponent is whole
    BigInteger guarded = quotient(shift);
    BigInteger quotient = guarded.shiftRight(1);
    BigInteger root = quotient.sqrt();
    boolean inexact = guarded.testBit(0) || !root.multiply(root).equals(quotient);
    return round(withGuard(root, inexact), (exponent - shift) / 2);
  }

  /** By how much to shift the numerator for a quotient of {@code bits} bits or one more. */
  private int shift(int bits) {
    return bits + denominator.bitLength() - numerator.bitLength();
  }

  /** {@code |numerator| · 2^shift / denominator · 2}; the lowest bit: whether there is a rest. */
  private BigInteger quotient(int shift) {
    BigInteger[] parts =
        numerator
            .abs()
            .shiftLeft(Math.max(shift, 0))
            .divideAndRemainder(denominator.shiftLeft(Math.max(-shift, 0)));
    return withGuard(parts[0], parts[1].signum() != 0);
  }

  private static BigInteger withGuard(BigInteger whole, boolean rest) {
    BigInteger shifted = whole.shiftLeft(1);
    return rest ? shifted.setBit(0) : shifted;
  }

  /** {@code guarded / 2 · 2^exponent}, to 53 bits or as many as subnormal numbers have. */
  private static double round(BigInteger guarded, int exponent) {
    int top = guarded.bitLength() + exponent - 1; // the number is below 2^top
    int precision = Math.min(SIGNIFICAND_BITS, top - MIN_EXPONENT);
    if (guarded.signum() == 0 || precision < 0) {
      return 0;
    }
    int drop = guarded.bitLength() - precision;
    BigInteger kept = guarded.shiftRight(drop);
    boolean half = guarded.testBit(drop - 1);
    boolean more = half && (kept.testBit(0) || guarded.getLowestSetBit() < drop - 1);
    return Math.scalb(kept.doubleValue() + (more ? 1 : 0), top - precision);
  }
}
