package io.pulsemill.table;

import io.pulsemill.InputException;
import io.pulsemill.statistics.RowWeight;

/** What the rows of a row group count, by a column of the table. */
final class WeightColumn {
  private WeightColumn() {}

  /**
   * The weights, checked in place.
   *
   * @param values the column, decoded; NaN if missing
   * @param name of the column
   * @param file for messages
   * @param before rows of the file before this row group
   * @throws InputException naming the first row without a weight
   */
  static double[] checked(double[] values, String name, String file, long before) {
    for (int r = 0; r < values.length; r++) {
      try {
        values[r] = RowWeight.checked(values[r]);
      } catch (InputException e) {
        throw new InputException(
            "%s, row %d, column '%s' (weight): %s"
                .formatted(file, before + r + 1, name, e.getMessage()),
            e);
      }
    }
    return values;
  }
}
