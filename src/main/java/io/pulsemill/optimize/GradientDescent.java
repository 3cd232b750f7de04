package io.pulsemill.optimize;

import java.io.IOException;

/**
 * Steepest descent with the fixed step {@code 1/L}, L a Lipschitz constant of the gradient: {@code
 * w ← w − g/L}, one evaluation an iteration and no search for a step.
 *
 * <p>With a true L every step lowers the loss by at least {@code ‖g‖²/(2L)} (Nesterov,
 * "Introductory Lectures on Convex Optimization", 1.2.3). A step that does not lower the loss
 * enough ({@link Backtracking}) proves that L was too small: the step is halved, and stays halved.
 */
public final class GradientDescent implements Optimizer {
  private final double lipschitz;

  /**
   * @param lipschitz bound of the Hessian's largest eigenvalue, > 0
   */
  public GradientDescent(double lipschitz) {
    if (!(lipschitz > 0) || !Double.isFinite(1 / lipschitz)) {
      throw new IllegalArgumentException(
          "Lipschitz constant: expected a positive number but found " + lipschitz);
    }
    this.lipschitz = lipschitz;
  }

  @Override
  public OptimizerKind kind() {
    return OptimizerKind.GD;
  }

  @Override
  public Optimum minimize(
      Objective objective, double[] start, Stopping stopping, IterationListener listener)
      throws IOException {
    Descent descent = new Descent(objective, Derivatives.GRADIENT, start, stopping, listener);
    double length = 1 / lipschitz;
    while (!descent.over()) {
      double[] direction = Vectors.times(-1, descent.current().gradient());
      Ray ray = descent.along(direction);
      Step step = Backtracking.search(ray, length);
      if (step == null) {
        return descent.stuck(ray.levelAt(length));
      }
      descent.accept(step);
      length = step.length();
    }
    return descent.end();
  }
}
