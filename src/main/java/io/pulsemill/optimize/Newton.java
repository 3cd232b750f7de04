package io.pulsemill.optimize;

import java.io.IOException;

/**
 * Newton's method with a safeguarded step.
 *
 * <p>The direction solves {@code H d = −g}; where H is not positive definite, a multiple of a
 * diagonal is added ({@link NewtonDirection}). The step is the first acceptable one of 1, 1/2, 1/4,
 * …, or of fewer where far rows put up walls ({@link Backtracking}). Every trial asks for the
 * Hessian, too, because an accepted trial is the next iterate: one evaluation per iteration if the
 * full step is good.
 *
 * <p>Without an acceptable step it stops as {@link StopReason#LOSS_FLAT} if the full step promised
 * less ({@code −g·d / 2}) than the error of the loss, else as {@link
 * StopReason#LINE_SEARCH_FAILED}.
 */
public final class Newton implements Optimizer {
  private final Derivatives derivatives;
  private final Settled settled;

  /** One that stops by the gradient norm. */
  public Newton() {
    this(Derivatives.HESSIAN, (weights, evaluation) -> false);
  }

  /**
   * One that also stops if {@code settled} returns true; called at the start, too.
   *
   * @param derivatives HESSIAN or EXACT
   */
  public Newton(Derivatives derivatives, Settled settled) {
    this.derivatives = derivatives;
    this.settled = settled;
  }

  @Override
  public OptimizerKind kind() {
    return OptimizerKind.NEWTON;
  }

  @Override
  public Optimum minimize(
      Objective objective, double[] start, Stopping stopping, IterationListener listener)
      throws IOException {
    Descent descent = new Descent(objective, derivatives, start, stopping, listener);
    while (true) {
      if (settled.at(descent.current().weights(), descent.current().evaluation())) {
        return descent.settled();
      }
      if (descent.over()) {
        return descent.end();
      }
      double[] direction = NewtonDirection.of(descent.current());
      Ray ray = descent.along(direction);
      Step step = Backtracking.search(ray, 1);
      if (step == null) {
        return descent.stuck(ray.levelAt(1));
      }
      descent.accept(step);
    }
  }
}
