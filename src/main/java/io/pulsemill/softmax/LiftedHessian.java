package io.pulsemill.softmax;

/**
 * The Hessian of the objective from that of the summed loss, lifted along the shifts common to all
 * classes, of which the loss knows nothing ({@link PenalizedLoss}).
 */
final class LiftedHessian {
  /** Between magnitudes of the Hessian's diagonal that are lifted together. */
  private static final double FAR = 0x1p10;

  private LiftedHessian() {}

  /**
   * Divides by what the rows count, adds the penalty and lifts the shifts, in place.
   *
   * @param hessian of the summed loss, K · D × K · D, classes outermost
   * @param weight what the rows count together
   * @param penalty second derivative of the penalty's squares by column, D; 0 of the intercept
   * @param columns lifted, from the first: all D, or 1 where another term holds coefficients
   */
  static double[][] of(double[][] hessian, double weight, double[] penalty, int columns) {
    int width = penalty.length;
    int classes = hessian.length / width;
    double trace = 0;
    double[] traces = new double[width];
    for (int i = 0; i < hessian.length; i++) {
      for (int j = 0; j < hessian.length; j++) {
        hessian[i][j] /= weight;
      }
      hessian[i][i] += penalty[i % width];
      trace += hessian[i][i];
      traces[i % width] += hessian[i][i];
    }
    double mean = trace / hessian.length;
    for (int i = 0; i < hessian.length; i++) {
      if (i % width < columns) {
        double lift = lift(mean, traces[i % width] / classes) / classes;
        for (int j = i % width; j < hessian.length; j += width) {
          hessian[i][j] += lift;
        }
      }
    }
    return hessian;
  }

  /**
   * τ of a column: the mean of the whole diagonal or, where the column's own is of another order of
   * magnitude, that, lest the lift drowns the column or drowns in it.
   */
  private static double lift(double mean, double own) {
    return own > 0 && (own > mean * FAR || own < mean / FAR) ? own : mean;
  }
}
