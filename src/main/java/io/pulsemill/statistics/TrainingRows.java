package io.pulsemill.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Complete training rows, kept in columns: what {@link TrainingStatistics} reads of a table. Values
 * cross it by the column, so that no call per value does.
 */
public interface TrainingRows {
  /** Number of rows. */
  int count();

  /** Copies the values of feature {@code j} in the rows {@code from…from + n − 1}; all finite. */
  void copy(int j, int from, int n, double[] into);

  /** Copies the values of feature {@code j} in the rows {@code which[from…from + n − 1]}. */
  void copy(int j, int[] which, int from, int n, double[] into);

  /** What each row counts, > 0, in an array of its own; null if each counts once. */
  double @Nullable [] weights();

  /** The values of row {@code i}, one per feature, in an array of its own. */
  double[] values(int i);

  /** The distinct labels. */
  List<String> labels();

  /** The labels of the rows, as indices into {@link #labels}. */
  int[] labelCodes();

  /** The subject of row {@code i}, a string made anew by each call. */
  String subject(int i);

  /** u of the subject of row {@code i}. */
  double unit(SubjectHash hash, int i);

  /** Rows beside these that have a subject but were not chosen: they test. */
  long passedOver();

  /** Chosen rows that were left out since their weight is 0. */
  long weightless();

  /** Rows beside these without a subject, and chosen ones without a label or a value. */
  long missing();

  /** Adds the chosen rows that were left out since they lack a value or the label. */
  void addIncomplete(MissingValues sum);
}
