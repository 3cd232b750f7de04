package io.pulsemill.metrics.compare;

import io.pulsemill.metrics.JointEvaluation;
import io.pulsemill.metrics.ModelEvaluation;

/**
 * Two models over the same rows.
 *
 * @param first name of the one model
 * @param second name of the other
 * @param logLoss nats; below 0 the first is better
 * @param accuracy above 0 the first is better
 */
public record PairComparison(
    String first, String second, Difference logLoss, Difference accuracy, McNemar mcNemar) {
  private static final double[] NO_REPLICATES = {};

  /** Of models {@code i} and {@code j}. */
  static PairComparison of(JointEvaluation all, int i, int j, String first, String second) {
    ModelEvaluation one = all.of(i);
    ModelEvaluation other = all.of(j);
    boolean resampled = one.replicates() != null && other.replicates() != null;
    return new PairComparison(
        first,
        second,
        Difference.of(
            one.scores().logLoss(),
            other.scores().logLoss(),
            resampled ? one.replicates().logLoss() : NO_REPLICATES,
            resampled ? other.replicates().logLoss() : NO_REPLICATES),
        Difference.of(
            one.scores().confusion().accuracy(),
            other.scores().confusion().accuracy(),
            resampled ? one.replicates().accuracy() : NO_REPLICATES,
            resampled ? other.replicates().accuracy() : NO_REPLICATES),
        McNemar.of(all.sums().onlyFirst(i, j), all.sums().onlyFirst(j, i)));
  }
}
