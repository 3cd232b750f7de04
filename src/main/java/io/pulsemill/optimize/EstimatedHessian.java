package io.pulsemill.optimize;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An objective whose Hessian, known at the first point asked for, is estimated at the others from
 * gradients: the BFGS update (Nocedal and Wright, "Numerical Optimization", 2nd ed., Springer 2006,
 * 6.1). So {@link Newton} and {@link ProximalNewton} become quasi-Newton methods that begin with
 * the very Hessian. From a start near the minimum, as that of the same loss over some more rows, a
 * few gradients are enough, which cost a fraction of a Hessian. After an evaluation whose gradient
 * is not much smaller than that of the one before, the next one brings its own Hessian.
 */
public final class EstimatedHessian implements Objective {
  /** Of the gradient: what makes an estimate as good as a Hessian that costs several times more. */
  private static final double SHRINKS = 0.05;

  /** s·y below this share of ‖s‖‖y‖ is rounding: such a pair would spoil the estimate. */
  private static final double LEAST_COSINE = 1e-12;

  private final Objective objective;

  /** The latest point with a Hessian of either kind; null before the first. */
  private @Nullable Known latest;

  private boolean own = true;

  /** A point that was evaluated. */
  private static final class Known {
    private final double[] weights;
    private final Evaluation evaluation;

    Known(double[] weights, Evaluation evaluation) {
      this.weights = weights;
      this.evaluation = evaluation;
    }

    double slope() {
      return Vectors.norm(evaluation.gradient());
    }
  }

  public EstimatedHessian(Objective objective) {
    this.objective = objective;
  }

  @Override
  public int dimension() {
    return objective.dimension();
  }

  @Override
  public Evaluation at(double[] weights, Derivatives derivatives) throws IOException {
    if (derivatives != Derivatives.HESSIAN) {
      return objective.at(weights, derivatives);
    }
    Known before = latest;
    if (own || before == null) {
      return learned(weights, objective.at(weights, derivatives), before);
    }
    Evaluation evaluation = objective.at(weights, Derivatives.GRADIENT);
    return Double.isFinite(evaluation.loss())
        ? learned(weights, evaluation.with(estimate(before, weights, evaluation)), before)
        : evaluation;
  }

  private Evaluation learned(double[] weights, Evaluation evaluation, @Nullable Known before) {
    if (!evaluation.hasHessian()) {
      return evaluation; // it went off
    }
    Known known = new Known(weights.clone(), evaluation);
    boolean shrank = before == null || known.slope() <= SHRINKS * before.slope();
    own = evaluation.isPrecise() || !shrank;
    latest = known;
    return evaluation;
  }

  /** {@code H − (H s)(H s)ᵀ / sᵀH s + y yᵀ / s·y}. */
  private static double[][] estimate(Known from, double[] weights, Evaluation to) {
    double[] s = Vectors.plus(weights, -1, from.weights);
    double[] y = Vectors.plus(to.smoothGradient(), -1, from.evaluation.smoothGradient());
    double[][] hessian = from.evaluation.hessian();
    double product = Vectors.dot(s, y);
    if (!(product > LEAST_COSINE * Vectors.norm(s) * Vectors.norm(y))) {
      return hessian;
    }
    double[] hs = new double[s.length];
    for (int i = 0; i < s.length; i++) {
      hs[i] = Vectors.dot(hessian[i], s);
    }
    double curvature = Vectors.dot(s, hs);
    if (!(curvature > 0)) {
      return hessian;
    }
    double[][] estimate = new double[s.length][s.length];
    for (int i = 0; i < s.length; i++) {
      for (int j = 0; j < s.length; j++) {
        estimate[i][j] = hessian[i][j] - hs[i] * hs[j] / curvature + y[i] * y[j] / product;
      }
    }
    return estimate;
  }
}
