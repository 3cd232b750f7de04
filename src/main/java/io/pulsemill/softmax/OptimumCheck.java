package io.pulsemill.softmax;

import io.pulsemill.optimize.Curvature;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.optimize.Evaluation;
import io.pulsemill.optimize.IterationListener;
import io.pulsemill.optimize.Newton;
import io.pulsemill.optimize.Objective;
import io.pulsemill.optimize.Optimum;
import io.pulsemill.optimize.StopReason;
import io.pulsemill.optimize.Stopping;
import io.pulsemill.optimize.Vectors;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an unpenalized loss has a minimum where an optimizer stopped, by a certificate
 * either way.
 *
 * <p><b>A minimum.</b> Along a direction of recession v the margins {@code m_ik = a_ik · v ≥ 0},
 * {@code a_ik = (e_y − e_k) ⊗ z_i}, so {@code g·v = −mean Σ_k p_ik m_ik} and {@code vᵀHv ≤ mean Σ_k
 * p_ik m_ik² ≤ M |g·v|}, M the largest margin. With {@code |g·v| ≤ λ ‖v‖_H}, λ the Newton decrement
 * {@code √(gᵀH⁻¹g)}, and {@code M ≤ R ‖v‖_H}, R the largest {@code ‖a_ik‖_{H⁻¹}} of rows with p_ik
 * above 0, follows {@code 1 ≤ R λ}. So if H is positive definite and {@code R λ < 1} there is no
 * such v, and the loss has a minimum. R is bounded by the smallest eigenvalue of H, which a
 * Cholesky factorization of H less a margin shows, and by how far rows with derivatives reach.
 *
 * <p>If there are far rows, H and g are exact but for the probabilities they are made of ({@link
 * CenteredSystem}), and it takes no eigenvalue. With S = mean Σ_k p_ik m_ik, d the Newton step and
 * M the largest |a_ik · d|, {@code S = −g·v = dᵀHv = mean Σ_{k<l} p_ik p_il (a_ik − a_il)·d (m_ik −
 * m_il) ≤ 2 M mean Σ_{k<l} p_ik p_il max(m_ik, m_il) ≤ 2 M S}. So with {@code M < 1/2} S is 0, and
 * vᵀHv by the inequality above: v is 0, as H is positive definite. That holds for any
 * probabilities, also for those that are 0 in doubles.
 *
 * <p><b>None.</b> A direction along which the margin of no row falls and that of some rises ({@link
 * RecessionSearch}).
 *
 * <p>If the optimizer's last evaluation shows neither, or shows a minimum that is still far away,
 * Newton's method goes on with exact sums until one of the two is shown.
 */
public final class OptimumCheck {
  /** Σ|δ| of a Newton step, in units of the largest weight or 1: an optimizer may stop at it. */
  private static final double SMALL = 1e-6;

  /** The same limit for a step that rounding makes no shorter. */
  private static final double FAR = 1e-4;

  /** The same limit for a search that goes on. */
  private static final double NEAR = 1e-9;

  /** A step that shrinks by less than this may lead along a direction of recession. */
  private static final double SHRINKS = 0.25;

  /** A decrement that falls by less than this is as small as rounding lets it be. */
  private static final double FALLS = 0.9;

  /** Of (R λ)²; 1 would do. */
  private static final double SAFE = 1.0 / 16;

  /** Of what a step in many digits does to a margin; below 1/2 would do. */
  private static final double LEVEL = 1.0 / 4;

  private static final Stopping LIMIT = new Stopping(0, 100);

  private final PenalizedLoss loss;
  private final Objective objective;
  private final RecessionSearch search;

  /** What a full Newton step from a point looks like. */
  private static final class NewtonStep {
    private final double[] change;
    private final double length;
    private final double decrement;
    private final boolean certified;

    NewtonStep(double[] change, double length, double decrement, boolean certified) {
      this.change = change;
      this.length = length;
      this.decrement = decrement;
      this.certified = certified;
    }
  }

  private @Nullable NewtonStep latest;

  /** Where it starts. */
  private double[] latestWeights = {};

  /**
   * @param loss with l2 = 0
   * @param objective the same, as it is to be called
   */
  public OptimumCheck(PenalizedLoss loss, Objective objective) {
    this.loss = loss;
    this.objective = objective;
    search = new RecessionSearch(loss);
  }

  /**
   * The minimum near {@code found}: mostly {@code found} itself, at no further evaluation but that
   * of a Hessian it lacks.
   *
   * @param bounds of |z|, one per feature
   * @param tolerance of the gradient norm; the larger, the farther the minimum may be
   * @throws SeparableClassesException if there is none, with a direction that was verified
   * @throws UndecidedOptimumException if neither can be shown
   */
  public Optimum settle(
      Optimum found, double[] bounds, double tolerance, IterationListener listener)
      throws IOException {
    Evaluation at = found.evaluation();
    if (!at.hasHessian()) {
      at = objective.at(found.weights(), Derivatives.HESSIAN);
    }
    NewtonStep step = step(found.weights(), at, withIntercept(bounds), null);
    if (step != null && step.certified && step.length <= Math.max(SMALL, 100 * tolerance)) {
      return found;
    }
    Optimum further = newton(found.weights(), listener);
    if (further == null) {
      // If an optimizer leapt so far that nothing is left to see, a fresh start may see it.
      further = newton(new double[found.weights().length], listener);
    }
    if (further == null) {
      throw new UndecidedOptimumException(
          latest == null ? Double.NaN : latest.decrement, loss.centered() != null);
    }
    boolean small = further.evaluation().gradientNorm() <= tolerance;
    StopReason stop = small ? StopReason.GRADIENT_SMALL : StopReason.STEP_SMALL;
    return new Optimum(further.weights(), further.evaluation(), stop, further.iterations());
  }

  /**
   * How far the minimum of a penalized loss may still be from {@code found}: Σ|δ| of a full Newton
   * step, in units of the largest weight or 1; 0 without a Hessian.
   */
  public static double distance(Optimum found) {
    if (!found.evaluation().hasHessian()) {
      return 0;
    }
    double[] change = found.evaluation().system().step(0);
    return change == null ? Double.POSITIVE_INFINITY : length(change, found.weights());
  }

  /** The minimum that exact sums lead to; null if they do not settle. */
  private @Nullable Optimum newton(double[] start, IterationListener listener) throws IOException {
    latest = null;
    return polished(
        new Newton(Derivatives.EXACT, this::contracts).minimize(objective, start, LIMIT, listener));
  }

  /** Whether Newton's method needs no line search from here on. */
  private boolean contracts(double[] weights, Evaluation at) throws IOException {
    NewtonStep before = latest;
    latest = step(weights, at);
    latestWeights = weights;
    if (latest == null || latest.certified) {
      return latest != null;
    }
    if (before != null && latest.length >= SHRINKS * before.length) {
      search.along(latest.change);
    }
    return false;
  }

  /**
   * Goes on by full steps for as long as the decrement falls: if it is small, a comparison of
   * losses would stumble over their rounding. Null if that does not lead to a minimum.
   */
  private @Nullable Optimum polished(Optimum end) throws IOException {
    double[] weights = end.weights();
    Evaluation at = end.evaluation();
    if (!Arrays.equals(weights, latestWeights)) { // the best point may be an earlier one
      at = objective.at(weights, Derivatives.EXACT);
      latest = step(weights, at);
    }
    int iterations = end.iterations();
    while (latest != null && !(latest.certified && latest.length <= NEAR)) {
      double[] further = Vectors.plus(weights, 1, latest.change);
      Evaluation there = objective.at(further, Derivatives.EXACT);
      NewtonStep next = step(further, there);
      if (next == null || !(next.decrement < FALLS * latest.decrement)) {
        break;
      }
      weights = further;
      at = there;
      latest = next;
      iterations++;
    }
    if (latest == null || !latest.certified || latest.length > FAR) {
      return null;
    }
    return new Optimum(weights, at, StopReason.STEP_SMALL, iterations);
  }

  /** From the latest evaluation, with derivatives EXACT; null also if it went off. */
  private @Nullable NewtonStep step(double[] weights, Evaluation at) {
    if (!at.hasHessian()) {
      return null;
    }
    CenteredSystem centered = loss.centered();
    return centered == null
        ? step(weights, at, loss.latest().exact().reach(), loss.latest().farPairs())
        : step(weights, centered.step());
  }

  /**
   * Null if the Hessian is not positive definite beyond its rounding: what that may take from the
   * eigenvalues of D H D, with room for what it does to the gradient. Exact sums of n × n terms are
   * off by some units of the last place; on grids each term by 2^-42 of its bound, which weights
   * make larger.
   *
   * @param reach of all rows or, with exact sums, of the near ones
   * @param farPairs of the others: their trace with H⁻¹ is at least the longest square; null if
   *     sums are not exact
   */
  private @Nullable NewtonStep step(
      double[] weights, Evaluation at, double[] reach, double @Nullable [][] farPairs) {
    Curvature curvature = new Curvature(at.hessian());
    double[] change = curvature.step(at.gradient(), 0);
    if (change == null) {
      return null;
    }
    double square = Math.max(0, -Vectors.dot(at.gradient(), change));
    double longest = squareOfLongest(curvature.scales(), reach);
    int n = change.length;
    int classes = n / reach.length;
    double onGrids = classes * longest * loss.spread() * 0x1p-39;
    double rounding = farPairs != null ? n * 0x1p-49 : onGrids;
    boolean certified =
        curvature.exceeds(square * longest / SAFE + rounding)
            && (farPairs == null || square * curvature.trace(farPairs) <= SAFE);
    return new NewtonStep(change, length(change, weights), Math.sqrt(square), certified);
  }

  /** From one in many digits, or null. */
  private static @Nullable NewtonStep step(double[] weights, @Nullable CenteredStep step) {
    return step == null
        ? null
        : new NewtonStep(
            step.change(),
            length(step.change(), weights),
            step.decrement(),
            step.largestMargin() <= LEVEL);
  }

  private static double length(double[] change, double[] weights) {
    double unit = 1;
    double length = 0;
    for (int i = 0; i < change.length; i++) {
      unit = Math.max(unit, Math.abs(weights[i]));
      length += Math.abs(change[i]);
    }
    return length / unit;
  }

  /** Bound of |D a_ik|²: the entries of two classes. */
  private static double squareOfLongest(double[] scales, double[] reach) {
    double most = 0;
    for (int at = 0; at < scales.length; at += reach.length) {
      double sum = 0;
      for (int i = 0; i < reach.length; i++) {
        double entry = scales[at + i] * reach[i];
        sum += entry * entry;
      }
      most = Math.max(most, sum);
    }
    return 2 * most;
  }

  private static double[] withIntercept(double[] bounds) {
    double[] reach = new double[bounds.length + 1];
    reach[0] = 1;
    System.arraycopy(bounds, 0, reach, 1, bounds.length);
    return reach;
  }
}
