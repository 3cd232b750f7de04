package io.pulsemill.table;

import java.util.List;

/** The rows of a row group, or of a part of it, that are wanted and miss nothing. */
public final class ChosenRows {
  private final RowGroup group;

  /** The chosen rows from the front; from the back those that were left out as incomplete. */
  private final int[] rows;

  private int count;
  private int incomplete;
  private long passedOver;
  private long missing;

  private ChosenRows(RowGroup group, int atMost) {
    this.group = group;
    rows = new int[atMost];
  }

  /** Those of the rows {@code from…to − 1} of a group with labels that train. */
  public static ChosenRows training(RowGroup group, TrainingSplit split, int from, int to) {
    return of(group, split, RowChoice.TRAIN, from, to);
  }

  /** Those of the rows {@code from…to − 1} of a group with labels that {@code choice} picks. */
  public static ChosenRows of(
      RowGroup group, TrainingSplit split, RowChoice choice, int from, int to) {
    ChosenRows found = new ChosenRows(group, to - from);
    for (int r = from; r < to; r++) {
      if (!group.hasSubject(r)) {
        found.missing++;
      } else if (!choice.picks(split, group, r)) {
        found.passedOver++;
      } else if (!group.complete(r)) {
        found.missing++;
        found.rows[found.rows.length - ++found.incomplete] = r;
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

  /** The subject of row {@code i}, a string made anew by each call. */
  String subject(int i) {
    return group.subject(rows[i]);
  }

  /** Rows that have a subject but were not chosen. */
  long passedOver() {
    return passedOver;
  }

  /** Rows without a subject, and chosen rows without a label or a value. */
  public long missing() {
    return missing;
  }

  /** Adds the rows that were left out since they lack a value or the label. */
  void addIncomplete(MissingValues sum) {
    for (int i = 1; i <= incomplete; i++) {
      sum.add(group, rows[rows.length - i]);
    }
  }

  /** Copies feature {@code j} of the rows {@code from…from + n − 1}. */
  void copy(int j, int from, int n, double[] into) {
    double[] column = group.column(j);
    for (int i = 0; i < n; i++) {
      into[i] = column[rows[from + i]];
    }
  }
}
