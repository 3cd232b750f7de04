package io.pulsemill.optimize;

import java.io.IOException;

/**
 * Newton's method for an objective with an {@link L1Term}: each step leads to the minimum of the
 * quadratic model of the smooth part plus the very term, zeros included, which is found without
 * another evaluation (Lee, Sun and Saunders, "Proximal Newton-type methods for minimizing composite
 * functions", SIAM J. Optim. 24, 2014; for logistic regression Yuan, Ho and Lin, "An improved
 * GLMNET for L1-regularized logistic regression", JMLR 13, 2012).
 *
 * <p>A step is accepted by the rules of {@link Newton}, with the decrease that the model of the
 * whole objective promises in place of the slope (Tseng and Yun, "A coordinate gradient descent
 * method for nonsmooth separable minimization", Math. Program. 117, 2009). It ends when the largest
 * violation of the conditions of a minimum is within the tolerance and a further step would change
 * no sign and no weight by much: small slopes do not yet say which weights are 0.
 */
public final class ProximalNewton implements Optimizer {
  /** Σ|δ| of a step, in units of the largest weight or 1: an optimum may be left so far away. */
  private static final double SMALL = 1e-6;

  /** The same, in units of the tolerance. */
  private static final double TOLERANCES = 100;

  @Override
  public OptimizerKind kind() {
    return OptimizerKind.PROXIMAL_NEWTON;
  }

  @Override
  public Optimum minimize(
      Objective objective, double[] start, Stopping stopping, IterationListener listener)
      throws IOException {
    Descent descent = new Descent(objective, Derivatives.HESSIAN, start, stopping, listener);
    double small = Math.max(SMALL, TOLERANCES * stopping.tolerance());
    while (true) {
      Point from = descent.current();
      double[] direction = SparseDirection.of(from, descent.converged());
      if (descent.exhausted() || (descent.converged() && isSmall(from, direction, small))) {
        return descent.end();
      }
      Ray ray = descent.along(direction);
      Step step = ray.leadsDown() ? Backtracking.search(ray, 1) : null;
      if (step == null) {
        return descent.converged() ? descent.end() : descent.stuck(ray.levelAt(1));
      }
      descent.accept(step);
    }
  }

  private static boolean isSmall(Point from, double[] direction, double small) {
    double[] weights = from.weights();
    double unit = 1;
    double length = 0;
    for (int i = 0; i < weights.length; i++) {
      unit = Math.max(unit, Math.abs(weights[i]));
      length += Math.abs(direction[i]);
      if (Math.signum(weights[i] + direction[i]) != Math.signum(weights[i])) {
        return false;
      }
    }
    return length <= small * unit;
  }
}
