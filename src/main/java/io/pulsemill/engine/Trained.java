package io.pulsemill.engine;

import io.pulsemill.metrics.Scores;
import java.util.Optional;

/**
 * A training that has ended, its model in place.
 *
 * @param result the model and how it came about
 * @param parallelism threads or tasks that shared the rows
 * @param scored the evaluation, if the trainer made it too; then its file is in place
 */
public record Trained(TrainingResult result, int parallelism, Optional<Scored> scored) {

  /**
   * Rows that were evaluated.
   *
   * @param seconds it took, beside those of the training
   */
  public record Scored(Scores scores, double seconds) {}
}
