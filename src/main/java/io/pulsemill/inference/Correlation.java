package io.pulsemill.inference;

import io.pulsemill.json.Check;

/**
 * The correlation of two estimates of different features.
 *
 * @param label class of the one
 * @param feature its feature
 * @param otherLabel class of the other
 * @param otherFeature its feature
 * @param correlation −1..1
 */
public record Correlation(
    String label, String feature, String otherLabel, String otherFeature, double correlation) {

  /** Checks the range, but for last digits. */
  public Correlation {
    Check.check(
        Math.abs(correlation) <= 1 + 1e-9, "correlation", "a number from -1 to 1", correlation);
  }
}
