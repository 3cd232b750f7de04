package io.pulsemill.summary;

/** A column of the feature table. Sensors count from 0. */
public sealed interface FeatureColumn {
  /** The name in tables and models. */
  String name();

  /** A feature of what one sensor reads. */
  record OfSensor(String name, Feature feature, int sensor) implements FeatureColumn {}

  /**
   * Pearson's correlation of what two sensors read at the same times, {@code Σ(x_i − x̄)(y_i − ȳ) /
   * √(Σ(x_i − x̄)² Σ(y_i − ȳ)²)}; undefined below two such times or if all values of one are equal.
   */
  record Correlation(String name, int first, int second) implements FeatureColumn {}
}
