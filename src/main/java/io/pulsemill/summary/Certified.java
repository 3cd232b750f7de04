package io.pulsemill.summary;

/**
 * Results that are proven to be within a unit in the last place of the exact value; NaN stands for
 * one that is not, to be computed by {@link ExactReadings}.
 */
final class Certified {
  /** Half of what a final rounding costs at the least. */
  private static final double MOST_ERROR = 0x1p-54;

  /** Beyond these a result may have been rounded twice, or not be a double. */
  private static final double SMALLEST = 0x1p-1010;

  private static final double LARGEST = 0x1p1020;

  private Certified() {}

  /**
   * The result, or NaN.
   *
   * @param relativeError of {@code result} before it was rounded to a double, at most
   */
  static double orNaN(double result, double relativeError) {
    double size = Math.abs(result);
    boolean proven = relativeError <= MOST_ERROR && size >= SMALLEST && size <= LARGEST;
    return proven ? result : Double.NaN;
  }
}
