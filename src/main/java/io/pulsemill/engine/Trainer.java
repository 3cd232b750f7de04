package io.pulsemill.engine;

import java.io.IOException;

/** Trains on a table, from its first row to the model in place. */
public interface Trainer {
  /**
   * Trains, and writes the model.
   *
   * @throws io.pulsemill.InputException if the rows have no optimum: one class, separable classes,
   *     too few rows; every trainer refuses the same rows in the same words
   * @throws EngineUnavailableException if another trainer has to do it: nothing was written
   * @throws IOException if rows cannot be read, or a job failed for good
   */
  Trained train(TrainingRequest request, RunContext context) throws IOException;
}
