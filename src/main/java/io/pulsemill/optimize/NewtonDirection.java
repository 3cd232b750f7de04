package io.pulsemill.optimize;

/**
 * The solution d of {@code (H + λ D⁻²) d = −g} by Cholesky, with the smallest λ of 0, τ, 100τ,
 * 10⁴τ, … that makes the matrix positive definite; D brings the diagonal of H near 1 ({@link
 * Curvature}), {@code τ = 1e-12} times its mean. The mean is taken of |H_ii|, the scale of an
 * indefinite H, too; it counts as 1 for a zero diagonal.
 */
final class NewtonDirection {
  private static final double FIRST_SHIFT = 1e-12;
  private static final double SHIFT_GROWTH = 100;

  private NewtonDirection() {}

  /** A direction downhill from {@code point}, which must not be stationary. */
  static double[] of(Point point) {
    Curvature curvature = new Curvature(point.evaluation().hessian());
    for (double shift = 0; Double.isFinite(shift); shift = next(shift, curvature.mean())) {
      double[] direction = curvature.step(point.gradient(), shift);
      if (direction != null && isDownhill(Vectors.dot(direction, point.gradient()))) {
        return direction;
      }
    }
    throw new IllegalStateException(
        "Newton step: no multiple of the identity makes the Hessian (mean diagonal %s) definite"
            .formatted(curvature.mean()));
  }

  /** Negative, and not by an overflow in the direction. */
  private static boolean isDownhill(double slope) {
    return slope < 0 && Double.isFinite(slope);
  }

  private static double next(double shift, double scale) {
    return shift == 0 ? FIRST_SHIFT * scale : shift * SHIFT_GROWTH;
  }
}
