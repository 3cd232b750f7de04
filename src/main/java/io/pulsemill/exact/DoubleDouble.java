package io.pulsemill.exact;

/**
 * A number as the unevaluated sum of two doubles, {@code |low| ≤ ulp(high) / 2}: some 106 bits.
 * Sums and products of doubles are exact; what is computed from two such numbers has a relative
 * error below 2^-101. Not for numbers near the ends of the range of doubles.
 *
 * <p>After Joldes, Muller, Popescu, "Tight and Rigorous Error Bounds for Basic Building Blocks of
 * Double-Word Arithmetic", ACM TOMS 44, 2017.
 *
 * @param high the number, rounded to a double
 * @param low what rounding lost
 */
public record DoubleDouble(double high, double low) {

  /** {@code a + b}, exactly. */
  public static DoubleDouble sum(double a, double b) {
    double sum = a + b;
    double taken = sum - a;
    return new DoubleDouble(sum, (a - (sum - taken)) + (b - taken));
  }

  /** {@code a · b}, exactly. */
  public static DoubleDouble product(double a, double b) {
    double product = a * b;
    return new DoubleDouble(product, Math.fma(a, b, -product));
  }

  public DoubleDouble plus(DoubleDouble other) {
    DoubleDouble highs = sum(high, other.high);
    DoubleDouble lows = sum(low, other.low);
    DoubleDouble both = sum(highs.high, highs.low + lows.high);
    return sum(both.high, both.low + lows.low);
  }

  public DoubleDouble minus(DoubleDouble other) {
    return plus(new DoubleDouble(-other.high, -other.low));
  }

  public DoubleDouble times(DoubleDouble other) {
    DoubleDouble product = product(high, other.high);
    return sum(product.high, product.low + (high * other.low + low * other.high));
  }

  public DoubleDouble times(double factor) {
    return times(new DoubleDouble(factor, 0));
  }

  public DoubleDouble dividedBy(DoubleDouble divisor) {
    double quotient = high / divisor.high;
    DoubleDouble rest = minus(divisor.times(quotient));
    return sum(quotient, rest.high / divisor.high);
  }

  public DoubleDouble dividedBy(double divisor) {
    return dividedBy(new DoubleDouble(divisor, 0));
  }

  /** The square root; this number is positive. */
  public DoubleDouble sqrt() {
    double root = Math.sqrt(high);
    DoubleDouble rest = minus(product(root, root));
    return sum(root, rest.high / (2 * root));
  }
}
