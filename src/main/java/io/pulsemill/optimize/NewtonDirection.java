package io.pulsemill.optimize;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/**
 * The solution d of {@code (H + λI) d = −g} by Cholesky, with the smallest λ of 0, τ, 100τ, 10⁴τ, …
 * that makes the matrix positive definite; {@code τ = 1e-12 · trace(H) / dimension}.
 *
 * <p>A pivot within the rounding of the matrix ({@code 2^-52 · trace}) does not count as positive:
 * dividing by it would send the step anywhere along a null direction. Nor does one below λ/2, which
 * only an indefinite H can bring, and where the step would be as arbitrary. The trace is taken of
 * |H_ii|, the scale of an indefinite H, too; it counts as 1 for a zero diagonal.
 */
final class NewtonDirection {
  private static final double FIRST_SHIFT = 1e-12;
  private static final double SHIFT_GROWTH = 100;
  private static final double ROUNDING = 0x1p-52;

  private NewtonDirection() {}

  /** A direction downhill from {@code point}, which must not be stationary. */
  static double[] of(Point point) {
    double[][] hessian = symmetric(point.evaluation().hessian());
    double scale = meanDiagonal(hessian);
    for (double shift = 0; Double.isFinite(shift); shift = next(shift, scale)) {
      double[] direction = solve(hessian, shift, scale, point.gradient());
      if (direction != null && isDownhill(Vectors.dot(direction, point.gradient()))) {
        return direction;
      }
    }
    throw new IllegalStateException(
        "Newton step: no multiple of the identity makes the Hessian (mean diagonal %s) definite"
            .formatted(scale));
  }

  /** Negative, and not by an overflow in the direction. */
  private static boolean isDownhill(double slope) {
    return slope < 0 && Double.isFinite(slope);
  }

  private static double next(double shift, double scale) {
    return shift == 0 ? FIRST_SHIFT * scale : shift * SHIFT_GROWTH;
  }

  /** The direction, or null where {@code H + shift · I} is not positive definite. */
  private static double[] solve(double[][] hessian, double shift, double scale, double[] gradient) {
    Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(hessian);
    for (int i = 0; i < hessian.length; i++) {
      matrix.addToEntry(i, i, shift);
    }
    try {
      double smallestPivot = Math.max(ROUNDING * hessian.length * scale, shift / 2);
      CholeskyDecomposition cholesky = new CholeskyDecomposition(matrix, ROUNDING, smallestPivot);
      ArrayRealVector uphill = new ArrayRealVector(gradient, false);
      return cholesky.getSolver().solve(uphill).mapMultiplyToSelf(-1).toArray();
    } catch (NonPositiveDefiniteMatrixException e) {
      return null;
    }
  }

  /** The decomposition demands exact symmetry; sums may differ in the last digit. */
  private static double[][] symmetric(double[][] hessian) {
    int n = hessian.length;
    double[][] result = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        result[i][j] = (hessian[i][j] + hessian[j][i]) / 2;
      }
    }
    return result;
  }

  private static double meanDiagonal(double[][] hessian) {
    double sum = 0;
    for (int i = 0; i < hessian.length; i++) {
      sum += Math.abs(hessian[i][i]);
    }
    return sum > 0 ? sum / hessian.length : 1;
  }
}
