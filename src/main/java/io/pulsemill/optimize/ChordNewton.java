package io.pulsemill.optimize;

import java.io.IOException;

/**
 * Newton's method with the Hessian of its start for every step, as long as each makes the gradient
 * much smaller: the chord method (Kelley, "Iterative Methods for Linear and Nonlinear Equations",
 * SIAM 1995, 5.4.1). From a start near the minimum, as that of the same loss over some more rows, a
 * few gradients are enough, which cost a fraction of a Hessian. If a step does not do, {@link
 * Newton} takes over from the better of its ends.
 */
public final class ChordNewton implements Optimizer {
  /** Of the gradient: less than what a few of Newton's own steps, each with a Hessian, would do. */
  private static final double SHRINKS = 0.25;

  @Override
  public OptimizerKind kind() {
    return OptimizerKind.NEWTON;
  }

  @Override
  public Optimum minimize(
      Objective objective, double[] start, Stopping stopping, IterationListener listener)
      throws IOException {
    Point current = Point.at(start.clone(), objective, Derivatives.HESSIAN);
    if (!current.usable() || current.evaluation().isPrecise()) {
      return new Newton().minimize(objective, start, stopping, listener);
    }
    Curvature curvature = new Curvature(current.evaluation().hessian());
    for (int iterations = 0; ; iterations++) {
      listener.accept(
          new Iteration(
              iterations, current.loss(), current.evaluation().gradientNorm(), Math.min(1, iterations)));
      boolean small = current.evaluation().gradientNorm() <= stopping.tolerance();
      if (small || iterations >= stopping.maxIterations()) {
        StopReason stop = small ? StopReason.GRADIENT_SMALL : StopReason.MAX_ITERATIONS;
        return new Optimum(current.weights(), current.evaluation(), stop, iterations);
      }
      double[] step = curvature.step(current.gradient(), 0);
      if (step == null) {
        return new Newton().minimize(objective, current.weights(), stopping, listener);
      }
      double[] further = Vectors.plus(current.weights(), 1, step);
      Point next = Point.at(further, objective, Derivatives.GRADIENT);
      if (!(next.slope() <= SHRINKS * current.slope())) {
        boolean better = next.usable() && next.slope() < current.slope();
        Point from = better ? next : current;
        return new Newton().minimize(objective, from.weights(), stopping, listener);
      }
      current = next;
    }
  }
}
