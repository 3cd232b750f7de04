package io.pulsemill.optimize;

import java.io.IOException;
import java.util.Arrays;

/** Weights and the objective there: made by the only call at these weights. */
final class Point {
  private final double[] weights;
  private final Evaluation evaluation;
  private final double slope;

  private Point(double[] weights, Evaluation evaluation) {
    this.weights = weights;
    this.evaluation = evaluation;
    this.slope = Vectors.norm(evaluation.gradient());
  }

  /** Calls the objective, once. */
  static Point at(double[] weights, Objective objective, Derivatives derivatives)
      throws IOException {
    Evaluation evaluation = objective.at(weights, derivatives);
    if (evaluation.gradient().length != weights.length) {
      throw new IllegalStateException(
          "Gradient: expected %d entries, one per weight, but found %d"
              .formatted(weights.length, evaluation.gradient().length));
    }
    return new Point(weights, evaluation);
  }

  double[] weights() {
    return weights;
  }

  Evaluation evaluation() {
    return evaluation;
  }

  double loss() {
    return evaluation.loss();
  }

  double[] gradient() {
    return evaluation.gradient();
  }

  /**
   * Euclidean norm of the gradient. Unlike the infinity norm it falls along every Newton and
   * steepest-descent direction of a convex function, so it can stand in for the loss.
   */
  double slope() {
    return slope;
  }

  /** Whether a search may stop over here: everything in the evaluation is finite. */
  boolean usable() {
    return Double.isFinite(evaluation.loss())
        && Double.isFinite(evaluation.gradientNorm())
        && (!evaluation.hasHessian()
            || Arrays.stream(evaluation.hessian())
                .flatMapToDouble(Arrays::stream)
                .allMatch(Double::isFinite));
  }

  /**
   * How far off this loss may be: the bound of its error, and at least one unit in its last place,
   * since any loss is rounded to a double.
   */
  double resolution() {
    return Math.max(evaluation.lossError(), Math.ulp(evaluation.loss()));
  }

  /**
   * Whether rounding alone could explain the difference of the two losses: each may be off by its
   * error, to either side.
   */
  boolean level(Point other) {
    return Math.abs(loss() - other.loss()) <= resolution() + other.resolution();
  }

  /** Lower; if the losses are level, less steep. */
  boolean betterThan(Point other) {
    return level(other) ? slope < other.slope : loss() < other.loss();
  }
}
