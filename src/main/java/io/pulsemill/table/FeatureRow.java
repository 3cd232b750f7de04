package io.pulsemill.table;

/** One row of the feature table: the summary of one subject. */
public final class FeatureRow {
  private final String subject;
  private final String label;
  private final double[] values;

  /**
   * Takes over {@code values}.
   *
   * @param label null if the table has no labels, or the subject has none
   * @param values in the order of the table's features; NaN if undefined
   */
  public FeatureRow(String subject, String label, double[] values) {
    this.subject = subject;
    this.label = label;
    this.values = values;
  }

  public String subject() {
    return subject;
  }

  /** The subject's class, or null. */
  public String label() {
    return label;
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
