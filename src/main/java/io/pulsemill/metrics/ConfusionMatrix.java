package io.pulsemill.metrics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Rows counted by actual and predicted class: entry (a, p) holds the rows of class a that were
 * predicted as p. Zero is a new matrix; addition is associative and commutative.
 *
 * <pre>
 *   TP(c)        = count(c, c)
 *   support(c)   = Σ_p count(c, p)                rows of class c
 *   predicted(c) = Σ_a count(a, c)                rows predicted as c
 *   accuracy     = Σ_c TP(c) / rows               undefined without rows
 *   precision(c) = TP(c) / predicted(c)           undefined if c is never predicted
 *   recall(c)    = TP(c) / support(c)             undefined if c has no rows
 *   f1(c)        = 2 TP(c) / (support(c) + predicted(c))
 * </pre>
 *
 * <p>f1 is the harmonic mean of precision and recall if both are defined and not both 0; written
 * this way it is also defined (0) if only one of them is, and undefined only if a class has neither
 * rows nor predictions. An undefined metric is NaN.
 */
public final class ConfusionMatrix {
  /** At most so many classes; keeps a damaged stream from allocating all memory. */
  static final int MAX_CLASSES = 1 << 16;

  private final long[][] counts;

  /** No rows yet, {@code classes} × {@code classes}. */
  public ConfusionMatrix(int classes) {
    if (classes < 1 || classes > MAX_CLASSES) {
      throw new IllegalArgumentException(
          "Confusion matrix: expected 1..%d classes but found %d".formatted(MAX_CLASSES, classes));
    }
    counts = new long[classes][classes];
  }

  private ConfusionMatrix(long[][] counts) {
    this.counts = counts;
  }

  public int classes() {
    return counts.length;
  }

  /** Counts one row of class {@code actual}, predicted as {@code predicted}. */
  public void add(int actual, int predicted) {
    check(actual);
    check(predicted);
    counts[actual][predicted]++;
  }

  /** Adds the counts of a matrix over the same classes. */
  public void add(ConfusionMatrix other) {
    if (other.counts.length != counts.length) {
      throw new IllegalArgumentException(
          "Confusion matrix: expected %d classes but found %d"
              .formatted(counts.length, other.counts.length));
    }
    for (int a = 0; a < counts.length; a++) {
      for (int p = 0; p < counts.length; p++) {
        counts[a][p] = Math.addExact(counts[a][p], other.counts[a][p]);
      }
    }
  }

  /** Rows of class {@code actual} that were predicted as {@code predicted}. */
  public long count(int actual, int predicted) {
    check(actual);
    check(predicted);
    return counts[actual][predicted];
  }

  /** All rows. */
  public long rows() {
    return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
  }

  /** Rows of class {@code c}. */
  public long support(int c) {
    check(c);
    return Arrays.stream(counts[c]).sum();
  }

  /** Rows predicted as class {@code c}. */
  public long predicted(int c) {
    check(c);
    return Arrays.stream(counts).mapToLong(row -> row[c]).sum();
  }

  /** Share of the rows predicted as what they are. */
  public double accuracy() {
    long right = 0;
    for (int c = 0; c < counts.length; c++) {
      right += counts[c][c];
    }
    return ratio(right, rows());
  }

  /** Share of the rows predicted as {@code c} that are of class {@code c}. */
  public double precision(int c) {
    return ratio(count(c, c), predicted(c));
  }

  /** Share of the rows of class {@code c} that were predicted as {@code c}. */
  public double recall(int c) {
    return ratio(count(c, c), support(c));
  }

  /** Harmonic mean of precision and recall, as 2 TP / (support + predicted). */
  public double f1(int c) {
    return ratio(2 * count(c, c), support(c) + predicted(c));
  }

  /** Plain means over all classes; a mean is undefined if one class's value is. */
  public Averages macro() {
    return averages(c -> 1);
  }

  /**
   * Means over the classes weighted by support. A class without rows has weight 0 and is left out;
   * a mean is undefined if the value of a class with rows is, or if there are no rows at all.
   */
  public Averages weighted() {
    return averages(this::support);
  }

  /** Writes: int classes; long × classes × classes, row by row. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(counts.length);
    for (long[] row : counts) {
      for (long count : row) {
        out.writeLong(count);
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public static ConfusionMatrix read(DataInput in) throws IOException {
    int classes = in.readInt();
    if (classes < 1 || classes > MAX_CLASSES) {
      throw new IOException(
          "Confusion matrix: expected 1..%d classes but found %d".formatted(MAX_CLASSES, classes));
    }
    long[][] counts = new long[classes][];
    for (int a = 0; a < classes; a++) {
      // One row at a time: a damaged number of classes meets the end of the stream first.
      counts[a] = new long[classes];
      for (int p = 0; p < classes; p++) {
        counts[a][p] = readCount(in);
      }
    }
    return new ConfusionMatrix(counts);
  }

  /** A number of rows, ≥ 0. */
  static long readCount(DataInput in) throws IOException {
    long count = in.readLong();
    if (count < 0) {
      throw new IOException("Count of rows: expected a number from 0 but found " + count);
    }
    return count;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix matrix && Arrays.deepEquals(counts, matrix.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(counts);
  }

  @Override
  public String toString() {
    return "ConfusionMatrix" + Arrays.deepToString(counts);
  }

  private Averages averages(IntToDoubleFunction weight) {
    return new Averages(
        average(this::precision, weight), average(this::recall, weight), average(this::f1, weight));
  }

  private double average(IntToDoubleFunction metric, IntToDoubleFunction weight) {
    double sum = 0;
    double weights = 0;
    for (int c = 0; c < counts.length; c++) {
      double w = weight.applyAsDouble(c);
      if (w > 0) {
        sum += w * metric.applyAsDouble(c); // NaN stays NaN
        weights += w;
      }
    }
    return weights > 0 ? sum / weights : Double.NaN;
  }

  private void check(int c) {
    if (c < 0 || c >= counts.length) {
      throw new IllegalArgumentException(
          "Class: expected 0..%d but found %d".formatted(counts.length - 1, c));
    }
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }
}
