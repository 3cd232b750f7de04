package io.pulsemill.softmax;

import io.pulsemill.optimize.Derivatives;
import io.pulsemill.optimize.Evaluation;
import io.pulsemill.optimize.Objective;
import java.io.IOException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;

/** Newton's method with halved steps, as plain as a test needs it. */
final class PlainNewton {
  final double[] weights;
  final Evaluation at;
  final int iterations;

  private PlainNewton(double[] weights, Evaluation at, int iterations) {
    this.weights = weights;
    this.at = at;
    this.iterations = iterations;
  }

  static PlainNewton minimize(Objective objective, double tolerance) throws IOException {
    double[] weights = new double[objective.dimension()];
    Evaluation at = objective.at(weights, Derivatives.HESSIAN);
    for (int iteration = 0; iteration < 100; iteration++) {
      if (at.gradientNorm() <= tolerance) {
        return new PlainNewton(weights, at, iteration);
      }
      double[] step =
          new LUDecomposition(new Array2DRowRealMatrix(at.hessian()), 0)
              .getSolver()
              .solve(new ArrayRealVector(at.gradient()))
              .toArray();
      double length = 1;
      double[] next = moved(weights, step, length);
      Evaluation there = objective.at(next, Derivatives.HESSIAN);
      while (there.loss() > at.loss() + at.lossError()) {
        length /= 2;
        next = moved(weights, step, length);
        there = objective.at(next, Derivatives.HESSIAN);
      }
      weights = next;
      at = there;
    }
    throw new IllegalStateException("No convergence, gradient norm " + at.gradientNorm());
  }

  private static double[] moved(double[] weights, double[] step, double length) {
    double[] moved = weights.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] -= length * step[i];
    }
    return moved;
  }
}
