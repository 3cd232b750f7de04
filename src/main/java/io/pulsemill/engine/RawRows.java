package io.pulsemill.engine;

import io.pulsemill.table.ChosenRows;
import java.util.List;

/** Training rows as the table has them, kept until their standardisation is known. */
final class RawRows {
  private final int count;
  private final double[] values;
  private final int[] labelCodes;
  private final List<String> labels;

  RawRows(ChosenRows rows) {
    count = rows.count();
    values = rows.values();
    labelCodes = rows.labelCodes();
    labels = rows.labels();
  }

  /** Number of rows. */
  int count() {
    return count;
  }

  /** All features, row-major; the array itself, for who standardises it in place. */
  double[] values() {
    return values;
  }

  /** One a row, index into {@link #labels}; the array itself. */
  int[] labelCodes() {
    return labelCodes;
  }

  /** The distinct labels. */
  List<String> labels() {
    return labels;
  }
}
