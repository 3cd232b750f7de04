package io.pulsemill.optimize;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.jspecify.annotations.Nullable;

/**
 * A Hessian H as D H D, D diagonal, powers of two that bring its own diagonal near 1: what is said
 * of its size is then the same whatever the units of the weights, and no digit of a Cholesky
 * factorization changes by it. By plain arithmetic and square roots, the same on every machine.
 */
public final class Curvature {
  private static final double ROUNDING = 0x1p-52;
  private static final double FIRST_SHIFT = 1e-12;

  private final double[][] scaled;
  private final double[] scales;

  /** Mean magnitude of the diagonal of D H D, about 1. */
  private final double mean;

  /** {@code hessian}: n × n, symmetric but for last digits; not changed. */
  public Curvature(double[][] hessian) {
    int n = hessian.length;
    scales = new double[n];
    for (int i = 0; i < n; i++) {
      double own = Math.abs(hessian[i][i]);
      scales[i] = own == 0 ? 1 : Math.scalb(1.0, -Math.floorDiv(Math.getExponent(own) + 1, 2));
    }
    scaled = new double[n][n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        // The decomposition demands exact symmetry; sums may differ in the last digit.
        scaled[i][j] = (hessian[i][j] + hessian[j][i]) / 2 * scales[i] * scales[j];
      }
      sum += Math.abs(scaled[i][i]);
    }
    mean = sum > 0 ? sum / n : 1;
  }

  /** D, one factor a weight; a copy. */
  public double[] scales() {
    return scales.clone();
  }

  /**
   * {@code −(H + shift · D⁻²)⁻¹ g}, or null if the matrix is not positive definite beyond its
   * rounding. A pivot within the rounding of the matrix ({@code 2^-52 · trace}) does not count as
   * positive: dividing by it would send the step anywhere along a null direction. Nor does one
   * below shift/2, which only an indefinite H can bring.
   */
  public double @Nullable [] step(double[] gradient, double shift) {
    double smallestPivot = Math.max(ROUNDING * scaled.length * mean, shift / 2);
    CholeskyDecomposition cholesky = factors(shift, smallestPivot);
    if (cholesky == null) {
      return null;
    }
    double[] uphill = times(gradient);
    double[] step =
        cholesky
            .getSolver()
            .solve(new ArrayRealVector(uphill, false))
            .mapMultiplyToSelf(-1)
            .toArray();
    return times(step);
  }

  /**
   * Newton's equation with this H; its shifts begin at {@code 1e-12} times the mean of |H_ii|, the
   * scale of an indefinite H, too.
   */
  NewtonSystem system(double[] gradient) {
    return new NewtonSystem() {
      @Override
      public double @Nullable [] step(double shift) {
        return Curvature.this.step(gradient, shift);
      }

      @Override
      public double slope(double[] direction) {
        return Vectors.dot(gradient, direction);
      }

      @Override
      public double firstShift() {
        return FIRST_SHIFT * mean;
      }
    };
  }

  /** Whether the smallest eigenvalue of D H D is above {@code margin}. */
  public boolean exceeds(double margin) {
    return factors(-margin, 0) != null;
  }

  /** The trace of {@code H⁻¹ G}, G n × n; infinite if H is not positive definite. */
  public double trace(double[][] g) {
    CholeskyDecomposition cholesky = factors(0, ROUNDING * scaled.length * mean);
    if (cholesky == null) {
      return Double.POSITIVE_INFINITY;
    }
    double[][] scaledG = new double[g.length][g.length];
    for (int i = 0; i < g.length; i++) {
      for (int j = 0; j < g.length; j++) {
        scaledG[i][j] = g[i][j] * scales[i] * scales[j];
      }
    }
    return cholesky.getSolver().solve(new Array2DRowRealMatrix(scaledG, false)).getTrace();
  }

  private @Nullable CholeskyDecomposition factors(double shift, double smallestPivot) {
    Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(scaled);
    for (int i = 0; i < scaled.length; i++) {
      matrix.addToEntry(i, i, shift);
    }
    try {
      return new CholeskyDecomposition(matrix, ROUNDING, smallestPivot);
    } catch (NonPositiveDefiniteMatrixException e) {
      return null;
    }
  }

  private double[] times(double[] x) {
    double[] product = x.clone();
    Arrays.setAll(product, i -> product[i] * scales[i]);
    return product;
  }
}
