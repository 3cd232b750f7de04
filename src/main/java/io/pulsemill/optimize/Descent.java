package io.pulsemill.optimize;

import java.io.IOException;

/** The accepted points of one run: where it stands, the best so far, and whether it is over. */
final class Descent {
  private final Objective objective;
  private final Derivatives derivatives;
  private final Stopping stopping;
  private final IterationListener listener;
  private final Visited visited = new Visited();
  private Point current;
  private Point best;
  private int iterations;
  private int sinceBest;

  /** Evaluates {@code start} and reports it as iteration 0. */
  Descent(
      Objective objective,
      Derivatives derivatives,
      double[] start,
      Stopping stopping,
      IterationListener listener)
      throws IOException {
    if (start.length != objective.dimension()) {
      throw new IllegalArgumentException(
          "Start: expected %d weights, the dimension of the objective, but found %d"
              .formatted(objective.dimension(), start.length));
    }
    this.objective = objective;
    this.derivatives = derivatives;
    this.stopping = stopping;
    this.listener = listener;
    current = Point.at(start.clone(), objective, derivatives);
    best = current;
    if (!current.usable()) {
      throw new IllegalStateException(
          "Start: expected a finite loss with finite derivatives but found loss %s, gradient norm %s"
              .formatted(current.loss(), current.evaluation().gradientNorm()));
    }
    visited.add(current.weights());
    report(0);
  }

  /** Where to look for the next point. */
  Ray along(double[] direction) {
    return new Ray(objective, derivatives, current, direction, visited);
  }

  Point current() {
    return current;
  }

  /** Accepted points since the best one. */
  int sinceBest() {
    return sinceBest;
  }

  /** Moves on. */
  void accept(Step step) {
    current = step.point();
    iterations++;
    if (current.betterThan(best)) {
      best = current;
      sinceBest = 0;
    } else {
      sinceBest++;
    }
    report(step.length());
  }

  /** Whether the gradient is small enough or the iteration limit reached. */
  boolean over() {
    return converged() || exhausted();
  }

  /** Whether the iteration limit is reached. */
  boolean exhausted() {
    return iterations >= stopping.maxIterations();
  }

  /** The result of a run that is {@link #over}. */
  Optimum end() {
    return converged()
        ? optimum(current, StopReason.GRADIENT_SMALL)
        : optimum(best, StopReason.MAX_ITERATIONS);
  }

  /** The result of a run that ends here by another's judgment. */
  Optimum settled() {
    return optimum(current, StopReason.STEP_SMALL);
  }

  /** The result of a run that finds no further step. */
  Optimum stuck(boolean level) {
    return optimum(best, level ? StopReason.LOSS_FLAT : StopReason.LINE_SEARCH_FAILED);
  }

  /** Whether the gradient is small enough. */
  boolean converged() {
    return current.evaluation().gradientNorm() <= stopping.tolerance();
  }

  private Optimum optimum(Point point, StopReason reason) {
    return new Optimum(point.weights(), point.evaluation(), reason, iterations);
  }

  private void report(double step) {
    listener.accept(
        new Iteration(iterations, current.loss(), current.evaluation().gradientNorm(), step));
  }
}
