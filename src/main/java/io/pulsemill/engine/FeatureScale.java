package io.pulsemill.engine;

import io.pulsemill.softmax.Standardization;
import io.pulsemill.statistics.TrainingStatistics;

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
   */
  static FeatureScale of(TrainingStatistics statistics, int j, Bulk bulk, double l2) {
    double deviation = statistics.deviation(j);
    double ratio = bulk == null ? 1 : deviation / bulk.spread();
    if (!(ratio > MADE_BY_FEW) || (l2 > 0 && l2 * ratio * ratio >= 1)) {
      double bound = statistics.bound(j);
      return new FeatureScale(statistics.mean(j), deviation, bound, bound, 1);
    }
    double bound =
        Standardization.bound(bulk.center(), bulk.spread(), statistics.min(j), statistics.max(j));
    return new FeatureScale(bulk.center(), bulk.spread(), bound, Math.min(bound, NEAR), ratio);
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
