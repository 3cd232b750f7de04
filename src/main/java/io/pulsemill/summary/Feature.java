package io.pulsemill.summary;

import io.pulsemill.InputException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A summary of a series in one number. x is the readings' values in order of time, n their number,
 * x̄ their mean; m2, m3, m4 are the central moments {@code Σ(x_i − x̄)^k / n}. A feature undefined
 * for a series is NaN.
 */
public enum Feature {
  MEAN("mean"),
  /** Sample deviation {@code √(Σ(x_i − x̄)² / (n − 1))}; undefined for one reading. */
  STD("std"),
  MIN("min"),
  /** Quantile 0.25; quantiles interpolate linearly at (n − 1)q of the values in order of size. */
  LOW_QUART("low_quart"),
  /** Quantile 0.5. */
  MEDIAN("median"),
  /** Quantile 0.75. */
  UP_QUART("up_quart"),
  MAX("max"),
  /** max − min; beyond doubles from 1.8e308 on. */
  RANGE("range"),
  /** up_quart − low_quart, neither of them rounded. */
  IQR("iqr"),
  /** {@code m3 / m2^1.5}; undefined if all values are equal. */
  SKEWNESS("skewness"),
  /** {@code m4 / m2² − 3}; undefined if all values are equal. */
  KURTOSIS("kurtosis"),
  /**
   * Least-squares slope per day, or per unit of whole-number times, of which none is rounded;
   * undefined for one reading.
   */
  TREND("trend"),
  /** Lag 1, {@code Σ(x_i − x̄)(x_{i+1} − x̄) / Σ(x_i − x̄)²}; undefined if all are equal. */
  AUTOCORRELATION("autocorrelation"),
  /** The mean of {@code |x_{i+1} − x_i|}; undefined for one reading. */
  MEAN_ABS_CHANGE("mean_abs_change"),
  /** n. */
  OBSERVATIONS("observations");

  private final String key;

  Feature(String key) {
    this.key = key;
  }

  /** The name in options, tables and models. */
  public String key() {
    return key;
  }

  /**
   * The feature of that name.
   *
   * @throws InputException listing the known ones
   */
  public static Feature of(String key) {
    for (Feature feature : values()) {
      if (feature.key.equals(key)) {
        return feature;
      }
    }
    throw new InputException("Feature: expected one of %s but found '%s'".formatted(names(), key));
  }

  /** All names, for messages. */
  static String names() {
    return Arrays.stream(values()).map(Feature::key).collect(Collectors.joining(", "));
  }
}
