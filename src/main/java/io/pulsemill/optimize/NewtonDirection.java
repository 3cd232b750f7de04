package io.pulsemill.optimize;

/**
 * The solution d of {@code (H + λ S) d = −g} with the smallest λ of 0, τ, 100τ, 10⁴τ, … that makes
 * the matrix positive definite ({@link NewtonSystem}).
 */
final class NewtonDirection {
  private static final double SHIFT_GROWTH = 100;

  private NewtonDirection() {}

  /** A direction downhill from {@code point}, which must not be stationary. */
  static double[] of(Point point) {
    NewtonSystem system = point.evaluation().system();
    for (double shift = 0; Double.isFinite(shift); shift = next(shift, system.firstShift())) {
      double[] direction = system.step(shift);
      if (direction != null && isDownhill(point.evaluation().slope(direction))) {
        return direction;
      }
    }
    throw new IllegalStateException(
        "Newton step: no multiple of the diagonal makes the Hessian definite (first shift %s)"
            .formatted(system.firstShift()));
  }

  /** Negative, and not by an overflow in the direction. */
  private static boolean isDownhill(double slope) {
    return slope < 0 && Double.isFinite(slope);
  }

  private static double next(double shift, double first) {
    return shift == 0 ? first : shift * SHIFT_GROWTH;
  }
}
