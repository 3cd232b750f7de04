package io.pulsemill.softmax;

import io.pulsemill.optimize.Derivatives;
import java.io.IOException;

/** One look at every training row: what an engine does, and the unit of cost. */
@FunctionalInterface
public interface Pass {
  /**
   * The sums over all training rows at {@code weights}, K × (d + 1) row-major, on standardized
   * features. The same whatever the split of the rows.
   *
   * @throws IOException when rows cannot be read or a task failed for good
   */
  SoftmaxSums sum(double[] weights, Derivatives derivatives) throws IOException;
}
