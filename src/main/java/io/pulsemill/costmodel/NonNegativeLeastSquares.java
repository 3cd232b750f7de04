package io.pulsemill.costmodel;

import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The x ≥ 0 with the smallest ‖A x − b‖, by the active sets of Lawson and Hanson (Solving Least
 * Squares Problems, 1974, chapter 23): columns enter while the residual asks for them, and leave if
 * they would turn negative. A has a row for each run and independent columns.
 */
public final class NonNegativeLeastSquares {
  /** A column whose slope is below this share of its and b's length no longer helps. */
  private static final double FLAT = 1e-12;

  private final RealMatrix a;
  private final RealVector b;
  private final int columns;
  private final boolean[] free;
  private double[] x;

  private NonNegativeLeastSquares(double[][] a, double[] b) {
    this.a = new Array2DRowRealMatrix(a, false);
    this.b = new ArrayRealVector(b, false);
    columns = this.a.getColumnDimension();
    free = new boolean[columns];
    x = new double[columns];
  }

  /** Solves; {@code a}: rows × columns. */
  public static double[] solve(double[][] a, double[] b) {
    return new NonNegativeLeastSquares(a, b).solve();
  }

  private double[] solve() {
    for (int round = 0;
        round < 10 * columns;
        round++) { // each lowers the residual; rounding may not
      int enter = steepest();
      if (enter < 0) {
        break;
      }
      free[enter] = true;
      double[] next = unconstrained();
      while (IntStream.range(0, columns).anyMatch(j -> bound(next, j))) {
        stepTowards(next);
        double[] again = unconstrained();
        System.arraycopy(again, 0, next, 0, columns);
      }
      x = next;
    }
    return x;
  }

  /** The column held at zero that lowers the residual fastest, −1 if none does. */
  private int steepest() {
    RealVector residual = b.subtract(a.operate(new ArrayRealVector(x, false)));
    int best = -1;
    double most = FLAT;
    for (int j = 0; j < columns; j++) {
      RealVector column = a.getColumnVector(j);
      double slope = column.dotProduct(residual) / (column.getNorm() * b.getNorm());
      if (!free[j] && slope > most) {
        best = j;
        most = slope;
      }
    }
    return best;
  }

  private boolean bound(double[] next, int j) {
    return free[j] && next[j] <= 0;
  }

  /** Goes as far as no free column turns negative, and holds those that reached zero. */
  private void stepTowards(double[] next) {
    double step = 1;
    for (int j = 0; j < columns; j++) {
      if (bound(next, j)) {
        step = Math.min(step, x[j] / (x[j] - next[j]));
      }
    }
    for (int j = 0; j < columns; j++) {
      if (free[j]) {
        boolean reached = next[j] <= 0 && x[j] + step * (next[j] - x[j]) <= x[j] * 1e-12;
        x[j] = reached ? 0 : x[j] + step * (next[j] - x[j]);
        free[j] = !reached;
      }
    }
  }

  /** The least squares of the free columns, 0 elsewhere. */
  private double[] unconstrained() {
    double[] all = new double[columns];
    int[] chosen = IntStream.range(0, columns).filter(j -> free[j]).toArray();
    if (chosen.length > 0) {
      int[] rows = IntStream.range(0, a.getRowDimension()).toArray();
      double[] some =
          new QRDecomposition(a.getSubMatrix(rows, chosen)).getSolver().solve(b).toArray();
      for (int i = 0; i < chosen.length; i++) {
        all[chosen[i]] = some[i];
      }
    }
    return all;
  }
}
