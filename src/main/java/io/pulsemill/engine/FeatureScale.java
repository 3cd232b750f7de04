package io.pulsemill.engine;

import io.pulsemill.InputException;
import io.pulsemill.softmax.Standardization;
import io.pulsemill.statistics.FeatureMoments;
import io.pulsemill.statistics.FeatureRange;

/**
 * The coordinate a feature is trained in, {@code z = (x − center) / scale}: mean and deviation or,
 * if single values make the deviation so large that all others would lie within a fraction of it
 * from each other, the middle and the spread of the bulk.
 *
 * @param center in the feature's unit
 * @param scale in the feature's unit, > 0
 * @param bound of |z|
 * @param near of |z| in rows whose terms share a grid; beyond it they are summed exactly
 * @param ratio of the deviation to the scale: 1 for ordinary features
 */
record FeatureScale(double center, double scale, double bound, double near, double ratio) {
  /** Deviations that are this many spreads of the bulk are made by few values. */
  private static final double MADE_BY_FEW = 32;

  /** In units of the scale: grids made for it resolve 1e-10 of it. */
  private static final double NEAR = 256;

  /**
   * The scale of feature {@code j}, which is not constant.
   *
   * @param bulk of a sample of its values; null if there is none
   * @param l2 a penalty that decides about the weight by itself leaves the usual scale
   * @throws InputException if it is beyond the range of doubles
   */
  static FeatureScale of(FeatureMoments moments, int j, String name, Bulk bulk, double l2) {
    FeatureRange range = moments.range(j);
    double deviation = moments.deviation(j);
    check(deviation > 0 && Double.isFinite(deviation), range, name);
    double ratio = bulk == null ? 1 : deviation / bulk.spread();
    boolean ofBulk = ratio > MADE_BY_FEW && !(l2 > 0 && l2 * ratio * ratio >= 1);
    double center = ofBulk ? bulk.center() : moments.mean(j);
    double scale = ofBulk ? bulk.spread() : deviation;
    double bound = Standardization.bound(center, scale, range.min(), range.max());
    if (ofBulk) {
      return new FeatureScale(center, scale, bound, Math.min(bound, NEAR), ratio);
    }
    check(Double.isFinite(bound), range, name);
    return new FeatureScale(center, scale, bound, bound, 1);
  }

  private static void check(boolean inRange, FeatureRange range, String name) {
    if (!inRange) {
      throw new InputException(
          ("Feature '%s': its values, from %s to %s, have a standard deviation beyond the range of"
                  + " doubles; rescale it")
              .formatted(name, range.min(), range.max()));
    }
  }

  /** Whether a row is near by its value {@code x}, by the very operations of every row. */
  boolean isNear(double x) {
    return Math.abs((x - center) / scale) <= near;
  }

  /** Whether it is that of the bulk. */
  boolean ofBulk() {
    return ratio != 1;
  }
}
