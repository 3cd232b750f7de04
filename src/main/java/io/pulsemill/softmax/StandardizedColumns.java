package io.pulsemill.softmax;

/** Rows of standardized features, turned into columns and held against their bounds. */
final class StandardizedColumns {
  private final double[][] columns;
  private final double[] bounds;

  /**
   * @param columns to fill: one for each feature, after that of the intercept
   * @param bounds of |z|, one for each feature
   */
  StandardizedColumns(double[][] columns, double[] bounds) {
    this.columns = columns;
    this.bounds = bounds;
  }

  /**
   * Takes rows.
   *
   * @param values row-major; the first row begins at {@code from}
   * @throws ArithmeticException if one is beyond its bound, or not a number
   */
  void take(double[] values, int from, int rows) {
    int j = 0;
    for (; j + 7 < bounds.length; j += 8) {
      takeEight(values, from + j, rows, j + 1);
    }
    for (; j < bounds.length; j++) {
      double[] column = columns[j + 1];
      int at = from + j;
      for (int r = 0; r < rows; r++, at += bounds.length) {
        column[r] = values[at];
      }
    }
    for (j = 0; j < bounds.length; j++) {
      check(j, rows);
    }
  }

  /** Eight at a time, as their values in a row are in a line of the cache. */
  private void takeEight(double[] values, int from, int rows, int i) {
    double[] a = columns[i];
    double[] b = columns[i + 1];
    double[] c = columns[i + 2];
    double[] d = columns[i + 3];
    double[] e = columns[i + 4];
    double[] f = columns[i + 5];
    double[] g = columns[i + 6];
    double[] h = columns[i + 7];
    int at = from;
    for (int r = 0; r < rows; r++, at += bounds.length) {
      a[r] = values[at];
      b[r] = values[at + 1];
      c[r] = values[at + 2];
      d[r] = values[at + 3];
      e[r] = values[at + 4];
      f[r] = values[at + 5];
      g[r] = values[at + 6];
      h[r] = values[at + 7];
    }
  }

  private void check(int j, int rows) {
    double[] column = columns[j + 1];
    double bound = bounds[j];
    int beyond = 0;
    for (int r = 0; r < rows; r++) {
      beyond += Math.abs(column[r]) <= bound ? 0 : 1; // NaN is beyond, too
    }
    if (beyond > 0) {
      throw new ArithmeticException(
          ("Standardized feature %d: expected a number within ±%s but found %s; this row was not"
                  + " among those the statistics were taken from")
              .formatted(j, bound, first(column, bound)));
    }
  }

  private static double first(double[] column, double bound) {
    int r = 0;
    while (Math.abs(column[r]) <= bound) {
      r++;
    }
    return column[r];
  }
}
