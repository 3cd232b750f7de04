package io.pulsemill.softmax;

import io.pulsemill.optimize.Derivatives;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Sizes of a softmax regression and the position of each number of a pass among its terms.
 *
 * <pre>
 *   term 0        loss on the coarse grid
 *   term 1        what the coarse grid leaves of the loss
 *   then          but with derivatives LOSS the gradient, K × D row-major like the weights, D = d + 1
 *   then          with derivatives that bring a matrix, for each pair of classes k ≤ l (k outer, l inner) the lower
 *                 triangle i ≥ j of a D × D matrix (i outer, j inner)
 * </pre>
 *
 * @param classes K, 2..10,000
 * @param features d, 0..1,000,000
 * @param derivatives which are among the terms
 */
record SoftmaxShape(int classes, int features, Derivatives derivatives) {
  static final int MAX_CLASSES = 10_000;
  static final int MAX_FEATURES = 1_000_000;

  /** Index of the first gradient term. */
  static final int GRADIENT = 2;

  SoftmaxShape {
    if (classes < 2 || classes > MAX_CLASSES || features < 0 || features > MAX_FEATURES) {
      throw new IllegalArgumentException(
          "Softmax: expected 2..%d classes and 0..%d features but found %d and %d"
              .formatted(MAX_CLASSES, MAX_FEATURES, classes, features));
    }
    double all = GRADIENT + (double) classes * (features + 1);
    if (derivatives.square()) {
      all += (double) pairs(classes) * pairs(features + 1);
    }
    if (all > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "Softmax: %d classes and %d features need %.0f sums per pass with derivatives %s: too many"
              .formatted(classes, features, all, derivatives));
    }
  }

  /** D: the intercept and the features. */
  int columns() {
    return features + 1;
  }

  /** K · D, the number of weights. */
  int dimension() {
    return classes * columns();
  }

  /** How many terms have a sum on a grid. */
  int grids() {
    return derivatives.exact() ? 0 : terms();
  }

  /** What a row brings. */
  int terms() {
    if (derivatives == Derivatives.LOSS) {
      return GRADIENT;
    }
    return derivatives.square() ? hessian() + (int) (pairs(classes) * pairs(columns())) : hessian();
  }

  /** Index of the first term of the Hessian. */
  int hessian() {
    return GRADIENT + dimension();
  }

  /** Index of the first term of the block of classes {@code k ≤ l} of the Hessian. */
  int hessianBlock(int k, int l) {
    int pair = k * classes - k * (k - 1) / 2 + (l - k);
    return hessian() + pair * triangle();
  }

  /** Length of the lower triangle of a D × D matrix. */
  int triangle() {
    return (int) pairs(columns());
  }

  /** Index of entry (i, j) or (j, i) within a lower triangle. */
  static int inTriangle(int i, int j) {
    int row = Math.max(i, j);
    return row * (row + 1) / 2 + Math.min(i, j);
  }

  /** A number by block {@code k ≤ l} and place in its lower triangle. */
  @FunctionalInterface
  interface Entries {
    double at(int k, int l, int t);
  }

  /** A symmetric matrix from the lower triangles of its blocks. */
  double[][] matrix(Entries entries) {
    double[][] matrix = new double[dimension()][dimension()];
    for (int k = 0; k < classes; k++) {
      for (int l = k; l < classes; l++) {
        fillBlock(matrix, k, l, entries);
      }
    }
    return matrix;
  }

  /** The block of two classes from its lower triangle, and its mirror image. */
  private void fillBlock(double[][] matrix, int k, int l, Entries entries) {
    int row = k * columns();
    int column = l * columns();
    int at = 0;
    for (int i = 0; i < columns(); i++) {
      for (int j = 0; j <= i; j++) {
        double entry = entries.at(k, l, at++);
        matrix[row + i][column + j] = entry;
        matrix[row + j][column + i] = entry;
        matrix[column + i][row + j] = entry;
        matrix[column + j][row + i] = entry;
      }
    }
  }

  /** Bound of what a row's z zᵀ is multiplied by in the matrix, from |p| ≤ 1. */
  double pairBound() {
    return derivatives == Derivatives.SCORES ? 1 : 0.25;
  }

  /** Bound of |z| in a column, 1 in that of the intercept; {@code bounds}: of each feature. */
  static double bound(double[] bounds, int column) {
    return column == 0 ? 1 : bounds[column - 1];
  }

  private static long pairs(long n) {
    return n * (n + 1) / 2;
  }

  /** Writes: int K, int d, byte derivatives. */
  void write(DataOutput out) throws IOException {
    out.writeInt(classes);
    out.writeInt(features);
    out.writeByte(derivatives.code());
  }

  /** Reads what {@link #write} wrote. */
  static SoftmaxShape read(DataInput in) throws IOException {
    int classes = in.readInt();
    int features = in.readInt();
    Derivatives derivatives = Derivatives.of(in.readByte());
    try {
      return new SoftmaxShape(classes, features, derivatives);
    } catch (IllegalArgumentException e) {
      throw new IOException("Softmax sums cannot be read: " + e.getMessage(), e);
    }
  }
}
