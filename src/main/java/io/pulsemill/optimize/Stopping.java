package io.pulsemill.optimize;

/**
 * When an optimizer stops.
 *
 * @param tolerance stop if the infinity norm of the gradient is at most this; ≥ 0
 * @param maxIterations maximum accepted steps; ≥ 0
 */
public record Stopping(double tolerance, int maxIterations) {
  public Stopping {
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException(
          "Tolerance: expected a number from 0 but found " + tolerance);
    }
    if (maxIterations < 0) {
      throw new IllegalArgumentException(
          "Iteration limit: expected a number from 0 but found " + maxIterations);
    }
  }
}
