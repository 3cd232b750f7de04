package io.pulsemill.optimize;

import java.io.IOException;
import java.util.Objects;

/**
 * BFGS that begins with the Hessian of its start (Nocedal and Wright, "Numerical Optimization", 2nd
 * ed., Springer 2006, 6.1) and takes full steps as long as each makes the gradient much smaller.
 * From a start near the minimum, as that of the same loss over some more rows, a few gradients are
 * enough, which cost a fraction of a Hessian. If a step does not do, {@link Newton} takes over from
 * the better of its ends.
 */
public final class QuasiNewton implements Optimizer {
  /** Of the gradient: less than what a few of Newton's own steps, each with a Hessian, would do. */
  private static final double SHRINKS = 0.25;

  private static final int MEMORY = 10;

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
    if (curvature.step(current.gradient(), 0) == null) {
      return new Newton().minimize(objective, start, stopping, listener);
    }
    CurvatureMemory memory = new CurvatureMemory(MEMORY);
    for (int iterations = 0; ; iterations++) {
      listener.accept(
          new Iteration(
              iterations, current.loss(), current.evaluation().gradientNorm(), Math.min(1, iterations)));
      boolean small = current.evaluation().gradientNorm() <= stopping.tolerance();
      if (small || iterations >= stopping.maxIterations()) {
        StopReason stop = small ? StopReason.GRADIENT_SMALL : StopReason.MAX_ITERATIONS;
        return new Optimum(current.weights(), current.evaluation(), stop, iterations);
      }
      double[] step = memory.direction(current.gradient(), q -> inverseTimes(curvature, q));
      double[] further = Vectors.plus(current.weights(), 1, step);
      Point next = Point.at(further, objective, Derivatives.GRADIENT);
      if (!(next.slope() <= SHRINKS * current.slope())) {
        boolean better = next.usable() && next.slope() < current.slope();
        Point from = better ? next : current;
        return new Newton().minimize(objective, from.weights(), stopping, listener);
      }
      memory.learn(current, next);
      current = next;
    }
  }

  /** {@code H⁻¹ x}, H definite. */
  private static double[] inverseTimes(Curvature curvature, double[] x) {
    return Vectors.times(-1, Objects.requireNonNull(curvature.step(x, 0)));
  }
}
