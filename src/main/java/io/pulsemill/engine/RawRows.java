package io.pulsemill.engine;

import io.pulsemill.table.ChosenRows;
import java.util.List;

/** Rows as the table has them, kept: to be standardized or to be scored. */
public final class RawRows {
  private final int count;
  private final double[] values;
  private final int[] labelCodes;
  private final List<String> labels;
  private final double[] weights;

  /** Keeps them. */
  public RawRows(ChosenRows rows) {
    count = rows.count();
    values = rows.values();
    labelCodes = rows.labelCodes();
    labels = rows.labels();
    weights = rows.weights();
  }

  private RawRows(RawRows other) {
    count = other.count;
    values = other.values.clone();
    labelCodes = other.labelCodes.clone();
    labels = other.labels;
    weights = other.weights == null ? null : other.weights.clone();
  }

  /** The same rows in arrays of their own. */
  RawRows copy() {
    return new RawRows(this);
  }

  /** Number of rows. */
  public int count() {
    return count;
  }

  /** All features, row-major; the array itself, for callers that standardize in place. */
  public double[] values() {
    return values;
  }

  /** One per row, index into {@link #labels}; the array itself. */
  public int[] labelCodes() {
    return labelCodes;
  }

  /** What each row counts, the array itself; null if the table has no weights. */
  double[] weights() {
    return weights;
  }

  /** The distinct labels. */
  public List<String> labels() {
    return labels;
  }
}
