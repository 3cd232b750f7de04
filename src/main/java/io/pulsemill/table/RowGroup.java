package io.pulsemill.table;

import io.pulsemill.statistics.SplitWord;
import io.pulsemill.statistics.SubjectHash;
import io.pulsemill.statistics.TrainingSplit;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of one row group, decoded: subject, label and {@code d} feature values per row. A null,
 * a NaN and an infinity are all a missing value; so is empty text for a subject or label.
 */
public final class RowGroup {
  private final double[][] values;
  private final SubjectColumn subjects;
  private final int[] labelCodes;
  private final List<String> labels;
  private final SplitColumn split;
  private final double[] weights;
  private final boolean[] measured;

  /**
   * @param values column-major: one array of {@code rows} values per feature, NaN = missing; kept
   * @param subjects one per row; kept
   * @param labelCodes one per row, index into {@code labels}, −1 = missing; null if no label was
   *     asked for; kept
   * @param labels the distinct labels
   */
  RowGroup(double[][] values, SubjectColumn subjects, int[] labelCodes, List<String> labels) {
    this(values, subjects, labelCodes, labels, null);
  }

  /** The same; {@code split}: which rows train, null if that was not asked of a column. */
  RowGroup(
      double[][] values,
      SubjectColumn subjects,
      int[] labelCodes,
      List<String> labels,
      SplitColumn split) {
    this(values, subjects, labelCodes, labels, split, null);
  }

  /** The same; {@code weights}: one per row, null if no column was asked for them; kept. */
  RowGroup(
      double[][] values,
      SubjectColumn subjects,
      int[] labelCodes,
      List<String> labels,
      SplitColumn split,
      double[] weights) {
    this.values = values;
    this.subjects = subjects;
    this.labelCodes = labelCodes;
    this.labels = labels;
    this.split = split;
    this.weights = weights;
    measured = new boolean[subjects.rows()];
    Arrays.fill(measured, true);
    for (double[] column : values) {
      for (int r = 0; r < measured.length; r++) {
        measured[r] &= !Double.isNaN(column[r]);
      }
    }
  }

  public int rows() {
    return subjects.rows();
  }

  public int features() {
    return values.length;
  }

  /** The subject of row {@code r}, or null; a string made anew by each call. */
  public String subject(int r) {
    return subjects.get(r);
  }

  /** Whether row {@code r} has a subject. */
  public boolean hasSubject(int r) {
    return !subjects.missing(r);
  }

  /** u of the subject of row {@code r}, which must have one. */
  double subjectUnit(SubjectHash hash, int r) {
    return subjects.unit(hash, r);
  }

  /** Whether row {@code r}, which must have a subject, trains. */
  boolean training(TrainingSplit by, int r) {
    return by.column() == null ? subjects.training(by, r) : split.word(r) == SplitWord.TRAIN;
  }

  /** What the split column says of row {@code r}; null if none was asked for. */
  public SplitWord split(int r) {
    return split == null ? null : split.word(r);
  }

  /** Whether a column was asked for weights. */
  boolean hasWeights() {
    return weights != null;
  }

  /** What row {@code r} counts: finite and ≥ 0; 1 if no column was asked. */
  public double weight(int r) {
    return weights == null ? 1 : weights[r];
  }

  /** The distinct labels of this row group, in the order they were met. */
  public List<String> labels() {
    return labels;
  }

  /** The label of row {@code r} as index into {@link #labels}; −1 if missing or not asked for. */
  public int labelCode(int r) {
    return labelCodes == null ? -1 : labelCodes[r];
  }

  /** The label of row {@code r}; null if missing or not asked for. */
  public String label(int r) {
    int code = labelCode(r);
    return code < 0 ? null : labels.get(code);
  }

  /** The value of feature {@code j} in row {@code r}; finite, or NaN if missing. */
  public double value(int r, int j) {
    return values[j][r];
  }

  /** The values of feature {@code j}, one per row, not a copy: not to be changed. */
  public double[] column(int j) {
    return values[j];
  }

  /** Copies the values of row {@code r} to {@code into[from …]}. */
  public void copyRow(int r, double[] into, int from) {
    for (int j = 0; j < values.length; j++) {
      into[from + j] = values[j][r];
    }
  }

  /** Whether all feature values of row {@code r} are present. */
  public boolean measured(int r) {
    return measured[r];
  }

  /** Whether row {@code r} has all values, its subject and, if it was asked for, its label. */
  public boolean complete(int r) {
    return measured[r] && !subjects.missing(r) && (labelCodes == null || labelCodes[r] >= 0);
  }
}
