package io.pulsemill.table;

import io.pulsemill.statistics.SplitWord;

/** One row of the feature table: the summary of one subject. */
public final class FeatureRow {
  private final String subject;
  private final String label;
  private final SplitWord split;
  private final double weight;
  private final double[] values;

  /**
   * Takes over {@code values}.
   *
   * @param label null if the table has no labels, or the subject has none
   * @param values in the order of the table's features; NaN if undefined
   */
  public FeatureRow(String subject, String label, double[] values) {
    this(subject, label, null, values);
  }

  /** The same; {@code split}: what the table's split column says of it, null if there is none. */
  public FeatureRow(String subject, String label, SplitWord split, double[] values) {
    this(subject, label, split, 1, values);
  }

  /** The same; {@code weight}: what the row counts, for a table that says it. */
  public FeatureRow(String subject, String label, SplitWord split, double weight, double[] values) {
    this.subject = subject;
    this.label = label;
    this.split = split;
    this.weight = weight;
    this.values = values;
  }

  public String subject() {
    return subject;
  }

  /** The subject's class, or null. */
  public String label() {
    return label;
  }

  /** Whether it trains or tests; null if the table does not say. */
  public SplitWord split() {
    return split;
  }

  /** What it counts; 1 if the table does not say. */
  public double weight() {
    return weight;
  }

  public int features() {
    return values.length;
  }

  /** Feature {@code j}; NaN if undefined. */
  public double value(int j) {
    return values[j];
  }

  /** The array itself. */
  double[] values() {
    return values;
  }
}
