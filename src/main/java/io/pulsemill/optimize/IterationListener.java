package io.pulsemill.optimize;

/** Called with each accepted point, the start included, in order. */
@FunctionalInterface
public interface IterationListener {
  /** Called once a point has been accepted. */
  void accept(Iteration iteration);
}
