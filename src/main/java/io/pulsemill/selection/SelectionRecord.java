package io.pulsemill.selection;

import io.pulsemill.json.Check;
import java.util.List;

/**
 * What a selection tried and picked: {@code selection.json}.
 *
 * @param classes labels, in class order, K
 * @param features names, d
 * @param deviations of each feature over the training rows: a coefficient times this is on a
 *     standardized feature
 * @param rows that train
 * @param seed of the folds, the split and the pilot
 * @param rule that picked
 * @param chosen the place of the candidate picked, from 0
 * @param passes over the training rows, all fits together
 * @param longestFit passes of the fit that took most, one to all training rows or without a fold
 * @param candidates the penalties of each l1 share together, descending
 */
public record SelectionRecord(
    List<String> classes,
    List<String> features,
    List<Double> deviations,
    long rows,
    long seed,
    SelectionRule rule,
    int chosen,
    int passes,
    int longestFit,
    List<Candidate> candidates) {

  /** Checks that there is one candidate at least, and that it was one of them. */
  public SelectionRecord {
    classes = List.copyOf(classes);
    features = List.copyOf(features);
    deviations = List.copyOf(deviations);
    candidates = List.copyOf(candidates);
    Check.check(
        chosen >= 0 && chosen < candidates.size(), "chosen", "the place of a candidate", chosen);
    int folds = candidates.get(0).folds().size();
    for (Candidate candidate : candidates) {
      Check.check(candidate.folds().size() == folds, "folds", "" + folds, candidate.folds().size());
    }
    Check.check(
        deviations.size() == features.size(), "deviations", "one per feature", deviations.size());
  }

  /** The candidate picked. */
  public Candidate pick() {
    return candidates.get(chosen);
  }
}
