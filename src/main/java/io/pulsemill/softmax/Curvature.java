package io.pulsemill.softmax;

import io.pulsemill.optimize.Evaluation;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * What a positive semidefinite Hessian says about directions. By Cholesky: plain arithmetic and
 * square roots, the same on every machine.
 */
final class Curvature {
  /** Added to the diagonal, in means of it, should the Hessian be singular as rounded. */
  private static final double[] RIDGES = {0, 1e-15, 1e-13, 1e-11, 1e-9};

  /** Curvature below this share of the mean is flat: little more than rounding. */
  private static final double FLAT = 1e-10;

  private final double[][] hessian;
  private final double mean;

  Curvature(Evaluation at) {
    hessian = at.hessian();
    mean = new Array2DRowRealMatrix(hessian, false).getTrace() / hessian.length;
  }

  /** −H⁻¹g. */
  double[] newtonStep(double[] gradient) {
    NonPositiveDefiniteMatrixException failure = null;
    for (double ridge : RIDGES) {
      try {
        return solver(ridge).solve(new ArrayRealVector(gradient)).mapMultiply(-1).toArray();
      } catch (NonPositiveDefiniteMatrixException e) {
        failure = e; // a larger ridge
      }
    }
    throw new IllegalStateException("Hessian where the optimiser stopped: not positive", failure);
  }

  /**
   * The part of {@code x} in flat directions: (μ (H + μ)⁻¹)³ x takes a component of curvature λ by
   * (μ / (λ + μ))³, to next to nothing where λ is well above μ.
   */
  double[] flatPart(double[] x) {
    DecompositionSolver solver = solver(FLAT);
    RealVector part = new ArrayRealVector(x);
    for (int i = 0; i < 3; i++) {
      part = solver.solve(part).mapMultiply(FLAT * mean);
    }
    return part.toArray();
  }

  private DecompositionSolver solver(double ridge) {
    RealMatrix matrix = new Array2DRowRealMatrix(hessian, true);
    for (int i = 0; i < hessian.length; i++) {
      matrix.addToEntry(i, i, ridge * mean);
    }
    double symmetry = CholeskyDecomposition.DEFAULT_RELATIVE_SYMMETRY_THRESHOLD;
    return new CholeskyDecomposition(matrix, symmetry, 0).getSolver();
  }
}
