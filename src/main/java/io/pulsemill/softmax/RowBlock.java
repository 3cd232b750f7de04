package io.pulsemill.softmax;

import org.jspecify.annotations.Nullable;

/**
 * Labeled rows of standardized features, some thousand at a time.
 *
 * <p>The arrays are shared with the caller, not copied; they may be longer than the rows need.
 */
public final class RowBlock {
  private final int features;
  private final double[] z;
  private final int[] classes;
  private final double @Nullable [] rowWeights;
  private int rows;

  /**
   * @param features d, number of features of a row
   * @param z rows × d, row-major
   * @param classes class of each row, 0..K−1
   * @param rows number of rows
   */
  public RowBlock(int features, double[] z, int[] classes, int rows) {
    this(features, z, classes, null, rows);
  }

  /** The same; {@code rowWeights}: what each row counts, > 0; null if each counts once. */
  public RowBlock(
      int features, double[] z, int[] classes, double @Nullable [] rowWeights, int rows) {
    if (features < 0
        || rows < 0
        || classes.length < rows
        || z.length < (long) rows * features
        || (rowWeights != null && rowWeights.length < rows)) {
      throw new IllegalArgumentException(
          "Row block: %d rows of %d features do not fit %d values and %d labels%s"
              .formatted(
                  rows,
                  features,
                  z.length,
                  classes.length,
                  rowWeights == null ? "" : " and %d weights".formatted(rowWeights.length)));
    }
    this.features = features;
    this.z = z;
    this.classes = classes;
    this.rowWeights = rowWeights;
    this.rows = rows;
  }

  /** An empty block with room for all rows of this one, to {@link #copy} to. */
  RowBlock empty() {
    return new RowBlock(
        features,
        new double[Math.multiplyExact(rows, features)],
        new int[rows],
        rowWeights == null ? null : new double[rows],
        0);
  }

  /** Appends row {@code r} of another block. */
  void copy(RowBlock other, int r) {
    System.arraycopy(other.z, r * features, z, rows * features, features);
    if (rowWeights != null) {
      rowWeights[rows] = other.rowWeight(r);
    }
    classes[rows++] = other.classes[r];
  }

  /** Whether |z_j| ≤ bounds[j] for every feature j of row {@code r}; not if one is NaN. */
  boolean within(int r, double[] bounds) {
    for (int j = 0; j < features; j++) {
      if (!(Math.abs(z[r * features + j]) <= bounds[j])) {
        return false;
      }
    }
    return true;
  }

  /** d, number of features of a row. */
  public int features() {
    return features;
  }

  public int rows() {
    return rows;
  }

  /** Class of row {@code r}, 0..K−1. */
  public int classOf(int r) {
    return classes[r];
  }

  /** What row {@code r} counts. */
  double rowWeight(int r) {
    return rowWeights == null ? 1 : rowWeights[r];
  }

  /** What each row counts, the array itself; null if each counts once. */
  double @Nullable [] rowWeights() {
    return rowWeights;
  }

  /** rows × d, row-major; the array itself. */
  double[] values() {
    return z;
  }
}
