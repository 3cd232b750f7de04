package io.pulsemill.inference;

import org.jspecify.annotations.Nullable;

/**
 * A symmetric positive definite matrix A as {@code D⁻¹ L Lᵀ D⁻¹}, D diagonal, powers of two that
 * bring A's own diagonal near 1: so units of the weights play no part in what counts as positive.
 */
final class CholeskyFactor {
  private static final double ROUNDING = 0x1p-52;

  /** L, row i has i + 1 numbers. */
  private final double[][] lower;

  private final double[] scales;

  private CholeskyFactor(double[][] lower, double[] scales) {
    this.lower = lower;
    this.scales = scales;
  }

  /** Null if {@code matrix}, n × n, is not positive definite beyond its rounding. */
  static @Nullable CholeskyFactor of(double[][] matrix) {
    int n = matrix.length;
    double[] scales = new double[n];
    for (int i = 0; i < n; i++) {
      if (!(matrix[i][i] > 0 && matrix[i][i] <= Double.MAX_VALUE)) {
        return null;
      }
      scales[i] = Math.scalb(1.0, -Math.floorDiv(Math.getExponent(matrix[i][i]) + 1, 2));
    }
    double[][] lower = new double[n][];
    for (int i = 0; i < n; i++) {
      lower[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j] * scales[i] * scales[j] - dot(lower[i], lower[j], j);
        if (j < i) {
          lower[i][j] = rest / lower[j][j];
        } else if (rest > n * ROUNDING) { // NaN is not
          lower[i][i] = Math.sqrt(rest);
        } else {
          return null;
        }
      }
    }
    return new CholeskyFactor(lower, scales);
  }

  /** {@code h = L⁻¹ D a}, so that {@code h_a · h_b = aᵀ A⁻¹ b}. */
  double[] half(double[] a) {
    double[] half = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      half[i] = (a[i] * scales[i] - dot(lower[i], half, i)) / lower[i][i];
    }
    return half;
  }

  /** {@code A⁻¹ a}. */
  double[] solve(double[] a) {
    double[] x = half(a);
    for (int i = x.length - 1; i >= 0; i--) {
      x[i] /= lower[i][i];
      for (int j = 0; j < i; j++) {
        x[j] -= lower[i][j] * x[i];
      }
    }
    for (int i = 0; i < x.length; i++) {
      x[i] *= scales[i];
    }
    return x;
  }

  private static double dot(double[] x, double[] y, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
