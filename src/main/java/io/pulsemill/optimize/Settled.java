package io.pulsemill.optimize;

import java.io.IOException;

/** Decides at each accepted point of a search whether it is the one looked for. */
@FunctionalInterface
public interface Settled {
  /**
   * Whether to stop here.
   *
   * @param weights not to be changed
   * @param evaluation the objective there
   * @throws IOException when a pass it asks for fails; the optimizer lets it through
   */
  boolean at(double[] weights, Evaluation evaluation) throws IOException;
}
