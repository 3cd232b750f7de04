package io.pulsemill.softmax;

import io.pulsemill.InputException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * From raw features x to standardized ones: {@code z_j = (x_j − center_j) / scale_j}, with {@code
 * |z_j| ≤ bound_j} over the rows the three were taken from. Center and scale are the mean and the
 * sample deviation, or, for a feature with values far from all others, the median and the spread of
 * the bulk.
 *
 * <p>Rows with {@code |z_j| ≤ near_j} for every j are <i>near</i>; the few others, <i>far</i> rows,
 * have their terms summed exactly ({@link ExactTerms}), so that they do not coarsen the grids of
 * the near ones. For ordinary features {@code near_j = bound_j}.
 *
 * <p>Immutable. Feature j has a finite center and a finite, positive scale and bound: a constant
 * feature has no place here.
 */
public final class Standardization {
  private final double[] center;
  private final double[] scale;
  private final double[] bound;
  private final double[] near;

  /** One whose rows are all near. */
  public Standardization(double[] center, double[] scale, double[] bound) {
    this(center, scale, bound, bound);
  }

  /**
   * @param center of each feature
   * @param scale of each feature, > 0
   * @param bound of |z| of each feature, > 0; computed as {@link #bound(double, double, double,
   *     double)} does, lest rounding lets a row exceed it
   * @param near in (0, bound], of |z| of each feature in near rows
   * @throws InputException if one is not finite or not positive
   */
  public Standardization(double[] center, double[] scale, double[] bound, double[] near) {
    if (scale.length != center.length
        || bound.length != center.length
        || near.length != center.length) {
      throw new IllegalArgumentException(
          "Standardization: expected %d scales and bounds, as many as centers, but found %d, %d, %d"
              .formatted(center.length, scale.length, bound.length, near.length));
    }
    this.center = center.clone();
    this.scale = scale.clone();
    this.bound = bound.clone();
    this.near = near.clone();
    for (int j = 0; j < center.length; j++) {
      if (!Double.isFinite(center[j])
          || !isPositive(scale[j])
          || !isPositive(bound[j])
          || !(near[j] > 0 && near[j] <= bound[j])) {
        throw new InputException(
            ("Feature %d cannot be standardized: expected a finite center and a positive scale and"
                    + " bounds but found center %s, scale %s, bounds %s and %s; rescale or remove"
                    + " it")
                .formatted(j, center[j], scale[j], near[j], bound[j]));
      }
    }
  }

  /**
   * The larger |z| of min and max, computed with the very operations of {@link #apply}: rounding is
   * monotone, so no z of a value in [min, max] exceeds it.
   */
  public static double bound(double center, double scale, double min, double max) {
    return Math.max(Math.abs((min - center) / scale), Math.abs((max - center) / scale));
  }

  /** Number of features. */
  public int features() {
    return center.length;
  }

  /** Center of feature {@code j}, in its own unit. */
  public double center(int j) {
    return center[j];
  }

  /** Scale of feature {@code j}, in its own unit, > 0. */
  public double scale(int j) {
    return scale[j];
  }

  /** Bounds of |z|, one per feature; a copy. */
  public double[] bounds() {
    return bound.clone();
  }

  /** Bounds of |z| in near rows, one per feature; a copy. */
  public double[] nearBounds() {
    return near.clone();
  }

  /** Standardizes one row: {@code x[xFrom…]} to {@code z[zFrom…]}. */
  public void apply(double[] x, int xFrom, double[] z, int zFrom) {
    for (int j = 0; j < center.length; j++) {
      z[zFrom + j] = (x[xFrom + j] - center[j]) / scale[j];
    }
  }

  /** Writes: int number of features; for each double center, scale, bound, near bound. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(center.length);
    for (int j = 0; j < center.length; j++) {
      out.writeDouble(center[j]);
      out.writeDouble(scale[j]);
      out.writeDouble(bound[j]);
      out.writeDouble(near[j]);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Standardization read(DataInput in) throws IOException {
    int features = in.readInt();
    if (features < 0 || features > SoftmaxShape.MAX_FEATURES) {
      throw new IOException(
          "Standardization: expected 0..%d features but found %d"
              .formatted(SoftmaxShape.MAX_FEATURES, features));
    }
    double[] center = new double[features];
    double[] scale = new double[features];
    double[] bound = new double[features];
    double[] near = new double[features];
    for (int j = 0; j < features; j++) {
      center[j] = in.readDouble();
      scale[j] = in.readDouble();
      bound[j] = in.readDouble();
      near[j] = in.readDouble();
    }
    return new Standardization(center, scale, bound, near);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Standardization o
        && Arrays.equals(center, o.center)
        && Arrays.equals(scale, o.scale)
        && Arrays.equals(bound, o.bound)
        && Arrays.equals(near, o.near);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(center) + Arrays.hashCode(scale);
  }

  private static boolean isPositive(double x) {
    return x > 0 && x < Double.POSITIVE_INFINITY;
  }
}
