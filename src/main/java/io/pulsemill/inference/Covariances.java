package io.pulsemill.inference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Covariances of linear forms a, b of weights whose covariance is {@code M⁻¹}, or the sandwich
 * {@code M⁻¹ S M⁻¹}: without a difference of large numbers, as {@code (L⁻¹a)·(L⁻¹b)}, or {@code
 * (M⁻¹a)ᵀ S (M⁻¹b)}.
 */
final class Covariances {
  private final double[][] left;
  private final double[][] right;

  /**
   * @param forms as long as M is wide
   * @param middle S; null for the plain inverse
   */
  Covariances(List<double[]> forms, CholeskyFactor factor, double @Nullable [][] middle) {
    left = new double[forms.size()][];
    right = new double[forms.size()][];
    for (int i = 0; i < left.length; i++) {
      double[] form = forms.get(i);
      left[i] = middle == null ? factor.half(form) : factor.solve(form);
      right[i] = middle == null ? left[i] : times(middle, left[i]);
    }
  }

  /** Of forms {@code i} and {@code j}. */
  double of(int i, int j) {
    return dot(left[i], right[j]);
  }

  private static double[] times(double[][] matrix, double[] x) {
    double[] product = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      product[i] = dot(matrix[i], x);
    }
    return product;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
