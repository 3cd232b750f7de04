package io.pulsemill.statistics;

import java.util.Arrays;
import java.util.Comparator;

/** A row of the pilot: its place {@code u}, subject, label, values and weight. */
public final class PilotRow {
  /** By u, then by id; equal ids by values and label, so that no order of arrival matters. */
  static final Comparator<PilotRow> ORDER = PilotRow::compare;

  private static final Comparator<PilotRow> TIES =
      Comparator.comparing(PilotRow::subject, CodePointOrder.INSTANCE)
          .thenComparing(PilotRow::values, Arrays::compare)
          .thenComparing(PilotRow::label, CodePointOrder.INSTANCE)
          .thenComparingDouble(PilotRow::weight);

  private final double u;
  private final String subject;
  private final String label;
  private final double[] values;
  private final double weight;

  /** A row that counts once. */
  PilotRow(double u, String subject, String label, double[] values) {
    this(u, subject, label, values, 1);
  }

  /**
   * @param values kept, not copied
   * @param weight what the row counts, > 0
   */
  PilotRow(double u, String subject, String label, double[] values, double weight) {
    this.u = u;
    this.subject = subject;
    this.label = label;
    this.values = values;
    this.weight = weight;
  }

  /** u(seed, "pilot", subject), in [0, 1). */
  public double u() {
    return u;
  }

  public String subject() {
    return subject;
  }

  public String label() {
    return label;
  }

  /** One finite value per feature, not a copy: not to be changed. */
  public double[] values() {
    return values;
  }

  /** What the row counts, > 0. */
  public double weight() {
    return weight;
  }

  private static int compare(PilotRow a, PilotRow b) {
    int byPlace = Double.compare(a.u, b.u);
    return byPlace != 0 ? byPlace : TIES.compare(a, b);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PilotRow row && ORDER.compare(this, row) == 0;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(u);
  }

  @Override
  public String toString() {
    return "%s %s %s".formatted(subject, label, Arrays.toString(values));
  }
}
