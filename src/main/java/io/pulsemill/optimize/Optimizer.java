package io.pulsemill.optimize;

import java.io.IOException;

/** A way to minimize an {@link Objective}. Keeps no state between calls. */
public interface Optimizer {
  /** Which one it is. */
  OptimizerKind kind();

  /**
   * Minimizes {@code objective} from {@code start}, which it leaves as it is.
   *
   * @return the best accepted point, also if the search ended early
   * @throws IllegalStateException when loss or gradient at {@code start} is not finite
   * @throws IOException when an evaluation fails
   */
  Optimum minimize(
      Objective objective, double[] start, Stopping stopping, IterationListener listener)
      throws IOException;
}
