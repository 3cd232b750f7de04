package io.pulsemill.inference;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The largest eigenvalue of an information matrix by its smallest: in the coordinates of
 * standardized features, over centered weights, so that no class is preferred to others.
 *
 * <p>With orthonormal contrasts Q, K × (K − 1) (Helmert's), centered weights are {@code w = (Q ⊗
 * I)v}, the free ones {@code u_k = ((Q_k − Q_{K−1}) ⊗ I)v}.
 */
final class ConditionNumber {
  private ConditionNumber() {}

  /** {@code matrix}: of the free weights, (K − 1) D × (K − 1) D; NaN if not positive definite. */
  static double of(double[][] matrix, int classes) {
    int columns = matrix.length / (classes - 1);
    RealMatrix free = new Array2DRowRealMatrix(matrix.length, matrix.length);
    for (int k = 0; k < classes - 1; k++) {
      for (int m = 0; m < classes - 1; m++) {
        double part = helmert(k, m) - helmert(classes - 1, m);
        for (int i = 0; i < columns; i++) {
          free.setEntry(k * columns + i, m * columns + i, part);
        }
      }
    }
    RealMatrix centered =
        free.transpose().multiply(new Array2DRowRealMatrix(matrix, false)).multiply(free);
    double[] values = new EigenDecomposition(symmetric(centered)).getRealEigenvalues();
    double least = Arrays.stream(values).min().orElse(Double.NaN);
    return least > 0 ? Arrays.stream(values).max().orElse(Double.NaN) / least : Double.NaN;
  }

  /** Entry of class {@code k} in contrast {@code m}: the mean of classes 0…m less class m + 1. */
  private static double helmert(int k, int m) {
    double length = Math.sqrt((m + 1.0) * (m + 2.0));
    return k <= m ? 1 / length : k == m + 1 ? -(m + 1) / length : 0;
  }

  private static RealMatrix symmetric(RealMatrix matrix) {
    return matrix.add(matrix.transpose()).scalarMultiply(0.5);
  }
}
