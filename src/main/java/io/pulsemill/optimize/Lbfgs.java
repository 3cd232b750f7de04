package io.pulsemill.optimize;

import java.io.IOException;

/**
 * L-BFGS with a memory of {@value #MEMORY} steps: gradients only, for problems too large for a
 * Hessian (Liu and Nocedal, "On the limited memory BFGS method for large scale optimization",
 * Mathematical Programming 45, 1989).
 *
 * <p>Each trial step is one evaluation; the first is {@code min(1, 1/‖g‖)} in the first iteration
 * and 1 from then on, which is nearly always taken ({@link WolfeSearch}). A search that finds
 * nothing is repeated once along the scaled gradient, with the memory emptied.
 *
 * <p>Near the optimum the loss is level and the norm of the gradient goes up and down on its way to
 * zero. After {@value #PATIENCE} level iterations without a new smallest norm it stops as {@link
 * StopReason#LOSS_FLAT}, at the point of the smallest.
 */
public final class Lbfgs implements Optimizer {
  private static final int MEMORY = 10;
  private static final int PATIENCE = 500;

  @Override
  public OptimizerKind kind() {
    return OptimizerKind.LBFGS;
  }

  @Override
  public Optimum minimize(
      Objective objective, double[] start, Stopping stopping, IterationListener listener)
      throws IOException {
    Descent descent = new Descent(objective, Derivatives.GRADIENT, start, stopping, listener);
    CurvatureMemory memory = new CurvatureMemory(MEMORY);
    while (!descent.over()) {
      Point from = descent.current();
      double[] direction = memory.direction(from.gradient());
      double first = memory.isScaled() ? 1 : Math.min(1, 1 / from.slope());
      Ray ray = descent.along(direction);
      Step step = ray.leadsDown() ? WolfeSearch.search(ray, first) : null;
      if (step != null) {
        memory.learn(from, step.point());
        descent.accept(step);
      } else if (memory.isEmpty()) {
        return descent.stuck(ray.levelAt(first));
      } else {
        memory.forget();
      }
      if (descent.sinceBest() == PATIENCE) {
        return descent.stuck(true);
      }
    }
    return descent.end();
  }
}
