package io.pulsemill.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that was gathered of one model's rows.
 *
 * @param seed of the weights of the replicates
 * @param replicates null if there was no bootstrap
 * @param areas null if rows were not ranked
 */
public record ModelEvaluation(
    Scores scores, long seed, @Nullable BootstrapSums replicates, @Nullable PairAreas areas) {

  /** The evaluation; {@code classes}: the labels in class order. */
  public EvaluationRecord record(List<String> classes) {
    return EvaluationRecord.of(
        scores,
        classes,
        areas == null ? null : Auc.of(areas, classes),
        replicates == null ? null : Bootstrap.of(scores, replicates, seed, areas));
  }
}
