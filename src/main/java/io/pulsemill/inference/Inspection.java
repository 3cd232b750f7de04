package io.pulsemill.inference;

import io.pulsemill.json.Check;
import io.pulsemill.json.OrAbsent;
import io.pulsemill.json.OrNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model's coefficients are worth: {@code inspection.json}. What is undefined is null there.
 *
 * @param classes labels, K
 * @param features names, d
 * @param scales unit in which each feature was standardized, d: coefficient · scale is what a
 *     feature's spread does
 * @param reference the class that coefficients are differences to; null: centered over the classes
 * @param rows trained on
 * @param weightSum what they counted together, as if each were repeated; null if each counted once
 * @param l2 strength of the penalty; if above 0, errors are those of estimates drawn towards 0
 * @param fit how well it fits
 * @param condition largest by smallest eigenvalue of the information, with the penalty if there is
 *     one, over centered coefficients of standardized features
 * @param estimates class by class, without that of reference, the intercept first
 * @param correlations the largest in magnitude between estimates of different features
 */
public record Inspection(
    List<String> classes,
    List<String> features,
    List<Double> scales,
    @OrNull @Nullable String reference,
    long rows,
    @OrAbsent @Nullable Double weightSum,
    double l2,
    GoodnessOfFit fit,
    double condition,
    List<Estimate> estimates,
    List<Correlation> correlations) {

  /** Copies lists, checks their sizes. */
  public Inspection {
    classes = List.copyOf(classes);
    features = List.copyOf(features);
    scales = List.copyOf(scales);
    estimates = List.copyOf(estimates);
    correlations = List.copyOf(correlations);
    int shown = classes.size() - (reference == null ? 0 : 1);
    int expected = shown * (features.size() + 1);
    Check.check(
        estimates.size() == expected,
        "estimates",
        "%d, one per class and column".formatted(expected),
        estimates.size());
    Check.check(scales.size() == features.size(), "scales", "one per feature", scales.size());
  }

  /** Of the estimates, those of a class. */
  public List<Estimate> of(String label) {
    return estimates.stream().filter(estimate -> estimate.label().equals(label)).toList();
  }

  /** Whether there are robust errors, too. */
  public boolean isRobust() {
    return !estimates.isEmpty() && estimates.get(0).robust() != null;
  }
}
