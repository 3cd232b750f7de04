package io.pulsemill.softmax;

import io.pulsemill.optimize.Evaluation;
import io.pulsemill.optimize.Objective;
import io.pulsemill.optimize.Order;
import io.pulsemill.optimize.Vectors;
import java.io.IOException;

/**
 * Whether a point where the gradient has become small is a minimum, or the loss only fades away.
 *
 * <p>Where some classes can be told from others without error (quasi-complete separation: Albert
 * and Anderson, "On the existence of maximum likelihood estimates in logistic regression models",
 * Biometrika 71, 1984), an unpenalised loss falls for ever along a direction of recession. The rows
 * concerned fade like exp(−t). Two directions are tried, and only where there is reason to; for
 * classes that overlap, mostly no pass is spent.
 *
 * <p><b>The Newton step</b> δ = −H⁻¹g. Near a minimum it shrinks to nothing; on the way out it
 * moves scores by about 1, however far out. Where it is not small it is taken, which brings weights
 * with a minimum close to it, so that what is left in the gradient belongs to the others. Where the
 * next step is not small either, the loss is asked for T steps on.
 *
 * <p><b>The flat part of the weights.</b> So far out that neither gradient nor curvature rise above
 * rounding (L-BFGS may leap there), Newton's step says nothing; but the weights have got there
 * along the direction of recession, and it is flat.
 *
 * <p>Along a direction of recession the loss is no higher farther out. At a minimum along a nearly
 * flat direction, of nearly collinear features say, it rises by the square of the distance, which
 * is chosen such that this is far above the error of the loss.
 */
public final class SeparationCheck {
  /**
   * Length, Σ|δ_i|, from which on a step is not small. One that moves scores by 1 is longer as long
   * as some |z| concerned is below 10⁴, which takes a feature with one odd value in 10⁸ rows.
   */
  private static final double SMALL = 1e-4;

  /** Newton steps to look ahead: rows that fade by e at each are gone after as many. */
  private static final double STEPS = 30;

  /** The rise expected at a minimum is at least about half as many errors of the loss. */
  private static final double CLEARLY = 10_000;

  /**
   * Least curvature of a minimum: features closer to collinear (pivot 1e-12 of the correlations, by
   * p (1 − p)) are left out before training.
   */
  private static final double LEAST_CURVATURE = 1e-13;

  private final Objective objective;
  private final double[] weights;
  private final Evaluation start;

  private SeparationCheck(Objective objective, double[] weights, Evaluation start) {
    this.objective = objective;
    this.weights = weights;
    this.start = start;
  }

  /**
   * Looks whether {@code weights} are near a minimum of an unpenalised loss. Costs an evaluation
   * with Hessian where {@code atWeights} has none, and up to three more where there is reason to.
   * Takes memory and time of a Hessian: for dimensions that Newton's method can serve.
   *
   * @param objective with l2 = 0
   * @param weights where an optimiser stopped because the gradient was small or the loss flat;
   *     about a point where it ran out of iterations the answer says little
   * @param atWeights the objective there
   * @throws SeparableClassesException where the loss falls for ever
   */
  public static void check(Objective objective, double[] weights, Evaluation atWeights)
      throws IOException {
    Evaluation start = atWeights.hasHessian() ? atWeights : objective.at(weights, Order.HESSIAN);
    SeparationCheck check = new SeparationCheck(objective, weights, start);
    if (check.fadesAlongNewtonSteps() || check.fadesAlongFlatPart()) {
      throw new SeparableClassesException(
          "Some classes are separable from others on the training rows: along some direction the"
              + " loss falls for ever, so it has no minimum; give an L2 penalty with --l2, for"
              + " example --l2 0.01");
    }
  }

  private boolean fadesAlongNewtonSteps() throws IOException {
    double[] first = new Curvature(start).newtonStep(start.gradient());
    if (isSmall(first)) {
      return false;
    }
    double[] next = Vectors.plus(weights, 1, first);
    Evaluation here = objective.at(next, Order.HESSIAN);
    if (rises(start, here)) {
      return false;
    }
    double[] step = new Curvature(here).newtonStep(here.gradient());
    if (isSmall(step)) {
      return false;
    }
    // At a minimum T steps on the loss is higher by (T²/2 − T) (−gᵀδ).
    double steps = Math.sqrt(CLEARLY * here.lossError() / -Vectors.dot(here.gradient(), step));
    double[] far = Vectors.plus(next, Math.max(STEPS, steps), step);
    return !rises(here, objective.at(far, Order.GRADIENT));
  }

  private boolean fadesAlongFlatPart() throws IOException {
    double[] flat = new Curvature(start).flatPart(weights);
    if (isSmall(flat)) {
      return false;
    }
    // At a minimum the loss is higher by at least distance² · LEAST_CURVATURE / 2.
    double distance = Math.sqrt(CLEARLY * start.lossError() / LEAST_CURVATURE);
    double[] far =
        Vectors.plus(weights, Math.max(1, distance / Math.sqrt(Vectors.dot(flat, flat))), flat);
    return !rises(start, objective.at(far, Order.GRADIENT));
  }

  /** Whether the loss is higher at {@code to} than at {@code from}, beyond rounding. */
  private static boolean rises(Evaluation from, Evaluation to) {
    return !(to.loss() <= from.loss() + from.lossError() + to.lossError());
  }

  private static boolean isSmall(double[] step) {
    double length = 0;
    for (double x : step) {
      length += Math.abs(x);
    }
    return length <= SMALL;
  }
}
