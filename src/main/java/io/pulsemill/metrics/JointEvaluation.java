package io.pulsemill.metrics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The same rows, as several models predict them.
 *
 * @param sums over the rows
 * @param seed of the weights of the replicates
 * @param areas of the first models, as many as rows were ranked of
 */
public record JointEvaluation(JointScores sums, long seed, List<PairAreas> areas) {

  /** Of model {@code m}. */
  public ModelEvaluation of(int m) {
    return new ModelEvaluation(
        sums.scores(m),
        seed,
        sums.replicates().isEmpty() ? null : sums.replicates().get(m),
        m < areas.size() ? areas.get(m) : null);
  }

  /** Of each model. */
  public List<ModelEvaluation> each() {
    return IntStream.range(0, sums.models()).mapToObj(this::of).toList();
  }
}
