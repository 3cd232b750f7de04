package io.pulsemill.optimize;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The points {@code from + step · direction}, none of them evaluated twice. */
final class Ray {
  /** Share of the decrease promised by the slope that a step has to bring (Armijo). */
  private static final double SUFFICIENT = 1e-4;

  /** Maximum evaluations; halving 30 times shortens a step to 1e-9 of it. */
  private static final int MAX_TRIALS = 30;

  /** Rejected steps whose promise is below the error of the loss: further trials would be noise. */
  private static final int MAX_LEVEL_TRIALS = 3;

  private static final double SHORTER = 0.9;

  private final Objective objective;
  private final Derivatives order;
  private final Point from;
  private final double[] direction;
  private final double slope;
  private final Visited visited;
  private int trials;
  private int levelTrials;

  /** Adds the weights it tries to {@code visited}, and stays away from those already there. */
  Ray(Objective objective, Derivatives order, Point from, double[] direction, Visited visited) {
    this.objective = objective;
    this.order = order;
    this.from = from;
    this.direction = direction;
    this.slope = from.evaluation().slope(direction);
    this.visited = visited;
  }

  Point from() {
    return from;
  }

  /** Derivative of the loss by the step at {@code from}; negative if the ray leads downhill. */
  double slope() {
    return slope;
  }

  /** Whether a short step lowers the loss; not if the direction has overflowed. */
  boolean leadsDown() {
    return slope < 0 && Double.isFinite(slope);
  }

  /** Derivative of the loss by the step at {@code point}. */
  double slopeAt(Point point) {
    return point.evaluation().slope(direction);
  }

  /**
   * What a quadratic with its minimum at {@code step} gains there: {@code −slope · step / 2}, for a
   * Newton step the decrease of the model.
   */
  double predictedDecrease(double step) {
    return -slope * step / 2;
  }

  /** Whether the gain to be had at {@code step} would drown in the error of the loss. */
  boolean levelAt(double step) {
    return predictedDecrease(step) <= from.resolution();
  }

  /**
   * The point at {@code step}; if its weights were tried before, at the next shorter step that is
   * new. Null if no further trial makes sense: too many made, or the step is too short to change
   * the weights.
   */
  @Nullable Step at(double step) throws IOException {
    double length = step;
    double[] weights = Vectors.plus(from.weights(), length, direction);
    while (visited.contains(weights) && !Arrays.equals(weights, from.weights())) {
      length *= SHORTER;
      weights = Vectors.plus(from.weights(), length, direction);
    }
    boolean unmoved = Arrays.equals(weights, from.weights());
    if (unmoved || trials == MAX_TRIALS || levelTrials == MAX_LEVEL_TRIALS) {
      return null;
    }
    trials++;
    if (!slopesDecide() && levelAt(length)) {
      levelTrials++;
    }
    visited.add(weights);
    return new Step(length, Point.at(weights, objective, order));
  }

  /** Whether the loss falls by a share of what the slope promises (Armijo's rule). */
  boolean fallsEnough(Step step) {
    return step.point().loss() <= from.loss() + SUFFICIENT * step.length() * slope;
  }

  /**
   * Whether slopes are more informative than level losses and norms of gradients. They never end a
   * search, so where more than the error of the loss cannot be gained another must be watching.
   */
  boolean slopesDecide() {
    return from.evaluation().isPrecise() && (order == Derivatives.EXACT || !levelAt(1));
  }

  /** Armijo's rule on a quadratic, by slopes: {@code slope(t) ≤ (1 − 2 c1) |slope(0)|}. */
  boolean risesLittle(Point point) {
    return slopeAt(point) <= (1 - 2 * SUFFICIENT) * -slope;
  }
}
