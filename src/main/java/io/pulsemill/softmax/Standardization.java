package io.pulsemill.softmax;

import io.pulsemill.InputException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * From raw features x to standardised ones: {@code z_j = (x_j − mean_j) / deviation_j}, with {@code
 * |z_j| ≤ bound_j} over the rows the three were taken from.
 *
 * <p>Immutable. Feature j has a finite mean and a finite, positive deviation and bound: a constant
 * feature has no place here.
 */
public final class Standardization {
  private final double[] mean;
  private final double[] deviation;
  private final double[] bound;

  /**
   * @param mean of each feature
   * @param deviation of each feature, > 0
   * @param bound of |z| of each feature, > 0; computed as {@link #of} does, lest rounding lets a
   *     row exceed it
   * @throws InputException where one is not finite or not positive
   */
  public Standardization(double[] mean, double[] deviation, double[] bound) {
    if (deviation.length != mean.length || bound.length != mean.length) {
      throw new IllegalArgumentException(
          "Standardization: expected as many deviations and bounds as means, %d, but found %d and %d"
              .formatted(mean.length, deviation.length, bound.length));
    }
    this.mean = mean.clone();
    this.deviation = deviation.clone();
    this.bound = bound.clone();
    for (int j = 0; j < mean.length; j++) {
      if (!Double.isFinite(mean[j]) || !isPositive(deviation[j]) || !isPositive(bound[j])) {
        throw new InputException(
            ("Feature %d cannot be standardised: expected a finite mean and a positive deviation and"
                    + " bound but found mean %s, deviation %s, bound %s; rescale it or leave it out")
                .formatted(j, mean[j], deviation[j], bound[j]));
      }
    }
  }

  /**
   * The standardisation of features that lie in [min, max]. The bound is the larger |z| of min and
   * max, computed with the very operations of {@link #apply}: rounding is monotone, so no z of a
   * value in [min, max] exceeds it.
   */
  public static Standardization of(double[] mean, double[] deviation, double[] min, double[] max) {
    double[] bound = new double[mean.length];
    for (int j = 0; j < bound.length; j++) {
      bound[j] =
          Math.max(
              Math.abs((min[j] - mean[j]) / deviation[j]),
              Math.abs((max[j] - mean[j]) / deviation[j]));
    }
    return new Standardization(mean, deviation, bound);
  }

  /** Number of features. */
  public int features() {
    return mean.length;
  }

  /** Mean of feature {@code j}, in its own unit. */
  public double mean(int j) {
    return mean[j];
  }

  /** Sample deviation of feature {@code j}, in its own unit, > 0. */
  public double deviation(int j) {
    return deviation[j];
  }

  /** Bounds of |z|, one a feature; a copy. */
  public double[] bounds() {
    return bound.clone();
  }

  /** Standardises one row: {@code x[xFrom…]} to {@code z[zFrom…]}. */
  public void apply(double[] x, int xFrom, double[] z, int zFrom) {
    for (int j = 0; j < mean.length; j++) {
      z[zFrom + j] = (x[xFrom + j] - mean[j]) / deviation[j];
    }
  }

  /** Writes: int number of features; for each double mean, deviation, bound. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(mean.length);
    for (int j = 0; j < mean.length; j++) {
      out.writeDouble(mean[j]);
      out.writeDouble(deviation[j]);
      out.writeDouble(bound[j]);
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
    double[] mean = new double[features];
    double[] deviation = new double[features];
    double[] bound = new double[features];
    for (int j = 0; j < features; j++) {
      mean[j] = in.readDouble();
      deviation[j] = in.readDouble();
      bound[j] = in.readDouble();
    }
    return new Standardization(mean, deviation, bound);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Standardization o
        && Arrays.equals(mean, o.mean)
        && Arrays.equals(deviation, o.deviation)
        && Arrays.equals(bound, o.bound);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(mean) + Arrays.hashCode(deviation);
  }

  private static boolean isPositive(double x) {
    return x > 0 && x < Double.POSITIVE_INFINITY;
  }
}
