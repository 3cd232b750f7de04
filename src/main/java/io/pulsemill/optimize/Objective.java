package io.pulsemill.optimize;

import java.io.IOException;

/** A smooth function to minimize. On a cluster every call of {@link #at} is one job. */
public interface Objective {
  /** Number of weights, ≥ 1. */
  int dimension();

  /**
   * Loss and derivatives up to {@code derivatives} at {@code weights} together, from a single pass.
   *
   * <p>The same weights give the same result, whichever the order. An optimizer never calls twice
   * at one point, does not write to {@code weights} after the call, and treats a loss that is not
   * finite as a point to stay away from.
   *
   * @throws IOException when the pass over the data fails; the optimizer lets it through
   */
  Evaluation at(double[] weights, Derivatives derivatives) throws IOException;
}
