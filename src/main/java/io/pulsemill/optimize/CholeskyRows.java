package io.pulsemill.optimize;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code A = L Lᵀ}, row by row, up to the first row that is a combination of those before it, if
 * there is one: then with a direction z along which A has no curvature.
 */
final class CholeskyRows {
  /** Of a diagonal entry: a pivot below it is rounding. */
  private static final double NULL = 1e-11;

  private final double[][] rows;

  /** Complete rows of L. */
  private int complete;

  private double deficit;

  private CholeskyRows(double[][] rows) {
    this.rows = rows;
  }

  /**
   * Factors in place.
   *
   * @param matrix the lower triangle, row by row; becomes L
   * @param stops which rows may end it; at any other without a pivot its own diagonal stands in
   */
  static CholeskyRows of(double[][] matrix, IntPredicate stops) {
    CholeskyRows factors = new CholeskyRows(matrix);
    for (int p = 0; p < matrix.length; p++) {
      double own = matrix[p][p];
      double pivot = factors.eliminate(p);
      if (!(pivot > NULL * own)) {
        if (stops.test(p)) {
          factors.deficit = pivot;
          return factors;
        }
        pivot = own > 0 ? own : 1;
      }
      matrix[p][p] = Math.sqrt(pivot);
      factors.complete++;
    }
    return factors;
  }

  /** Row p of L but for its diagonal, and what is left of that. */
  private double eliminate(int p) {
    double[] row = rows[p];
    double pivot = row[p];
    for (int q = 0; q < p; q++) {
      double[] above = rows[q];
      double sum = row[q];
      for (int r = 0; r < q; r++) {
        sum -= row[r] * above[r];
      }
      row[q] = sum / above[q];
      pivot -= row[q] * row[q];
    }
    return pivot;
  }

  /** z, as long as the rows it concerns, its last entry 1; null if A is positive definite. */
  double @Nullable [] nullVector() {
    if (complete == rows.length) {
      return null;
    }
    double[] z = Arrays.copyOf(rows[complete], complete + 1);
    for (int p = 0; p < complete; p++) {
      z[p] = -z[p];
    }
    backward(z, complete);
    z[complete] = 1;
    return z;
  }

  /** {@code zᵀ A z} of {@link #nullVector}, about 0. */
  double deficit() {
    return deficit;
  }

  /** {@code A⁻¹ b}, in place of b. */
  double[] solve(double[] b) {
    for (int p = 0; p < b.length; p++) {
      double sum = b[p];
      for (int q = 0; q < p; q++) {
        sum -= rows[p][q] * b[q];
      }
      b[p] = sum / rows[p][p];
    }
    backward(b, b.length);
    return b;
  }

  /** Solves {@code Lᵀ y = b} by the first {@code n} rows, in place. */
  private void backward(double[] b, int n) {
    for (int p = n - 1; p >= 0; p--) {
      b[p] /= rows[p][p];
      for (int q = 0; q < p; q++) {
        b[q] -= rows[p][q] * b[p];
      }
    }
  }
}
