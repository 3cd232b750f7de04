package io.pulsemill.table;

import java.util.List;

/** The rows of a row group, or of a part of it, that train and miss nothing. */
public final class TrainingRows {
  private final RowGroup group;
  private final int[] rows;
  private int count;
  private long heldOut;
  private long missing;

  private TrainingRows(RowGroup group, int atMost) {
    this.group = group;
    rows = new int[atMost];
  }

  /** Those of the rows {@code from…to − 1} of a group with labels. */
  public static TrainingRows of(RowGroup group, TrainingSplit split, int from, int to) {
    TrainingRows found = new TrainingRows(group, to - from);
    for (int r = from; r < to; r++) {
      if (!group.hasSubject(r)) {
        found.missing++;
      } else if (!split.training(group, r)) {
        found.heldOut++;
      } else if (!group.complete(r)) {
        found.missing++;
      } else {
        found.rows[found.count++] = r;
      }
    }
    return found;
  }

  /** How many. */
  public int count() {
    return count;
  }

  /** The distinct labels of the row group. */
  public List<String> labels() {
    return group.labels();
  }

  /** The labels, as indices into {@link #labels}. */
  public int[] labelCodes() {
    int[] codes = new int[count];
    for (int i = 0; i < count; i++) {
      codes[i] = group.labelCode(rows[i]);
    }
    return codes;
  }

  /** The values of all features, row-major. */
  public double[] values() {
    int width = group.features();
    double[] values = new double[Math.multiplyExact(count, width)];
    for (int j = 0; j < width; j++) {
      double[] column = group.column(j);
      for (int i = 0; i < count; i++) {
        values[i * width + j] = column[rows[i]];
      }
    }
    return values;
  }

  /** The row group they are rows of. */
  RowGroup group() {
    return group;
  }

  /** The number of row {@code i} within its row group. */
  int row(int i) {
    return rows[i];
  }

  /** Rows passed over, as they test. */
  long heldOut() {
    return heldOut;
  }

  /** Rows without a subject, and training rows without a label or a value. */
  long missing() {
    return missing;
  }

  /** Copies feature {@code j} of the rows {@code from…from + n − 1}. */
  void copy(int j, int from, int n, double[] into) {
    double[] column = group.column(j);
    for (int i = 0; i < n; i++) {
      into[i] = column[rows[from + i]];
    }
  }
}
