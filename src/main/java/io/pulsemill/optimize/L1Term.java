package io.pulsemill.optimize;

/**
 * The part {@code Σ λ_i |w_i|} of an objective, λ ≥ 0, which is not smooth where a weight is 0.
 *
 * <p>The weights are those of a matrix, row by row. If the smooth part of the objective does not
 * change when a number is added to a whole column, only this term decides about such a shift: it is
 * least where the column's median is 0. With an even number of rows the medians may be an interval;
 * then the shift is the one nearest to a mean of 0, the limit of a penalty on squares that vanishes
 * (Friedman, Hastie and Tibshirani, "Regularization paths for generalized linear models via
 * coordinate descent", J. Stat. Softw. 33, 2010, section 4.1). Immutable.
 */
public final class L1Term {
  private final double[] strengths;
  private final int columns;
  private final boolean shiftsFree;

  /**
   * @param strengths λ of each weight, the same within a column
   * @param columns of the matrix
   * @param shiftsFree whether the smooth part is flat along shifts of a column with λ > 0
   */
  public L1Term(double[] strengths, int columns, boolean shiftsFree) {
    this.strengths = strengths.clone();
    this.columns = columns;
    this.shiftsFree = shiftsFree;
  }

  /** Number of weights. */
  int size() {
    return strengths.length;
  }

  /** Columns of the matrix of weights. */
  int columns() {
    return columns;
  }

  /** Rows of the matrix of weights. */
  int rows() {
    return strengths.length / columns;
  }

  /** λ of a weight. */
  double strength(int i) {
    return strengths[i];
  }

  /** Whether this term alone decides about the shift of a column. */
  boolean decidesShift(int column) {
    return shiftsFree && strengths[column] > 0;
  }

  /** {@code Σ λ_i |w_i|}. */
  public double value(double[] weights) {
    double sum = 0;
    for (int i = 0; i < strengths.length; i++) {
      sum += strengths[i] * Math.abs(weights[i]);
    }
    return sum;
  }

  /** Its change by a step, each weight's by itself, lest the sum hides it. */
  double change(double[] weights, double[] step) {
    double sum = 0;
    for (int i = 0; i < strengths.length; i++) {
      if (strengths[i] > 0) {
        sum += strengths[i] * (Math.abs(weights[i] + step[i]) - Math.abs(weights[i]));
      }
    }
    return sum;
  }

  /**
   * The shortest subgradient of the whole objective: zero exactly at a minimum. At a weight of 0
   * the smooth part's slope counts by what it is above λ.
   *
   * @param gradient of the smooth part
   */
  double[] subgradient(double[] weights, double[] gradient) {
    double[] shortest = new double[strengths.length];
    for (int i = 0; i < shortest.length; i++) {
      shortest[i] = subgradient(i, weights[i], gradient[i]);
    }
    return shortest;
  }

  /** Entry {@code i} of {@link #subgradient(double[], double[])}. */
  double subgradient(int i, double weight, double slope) {
    if (strengths[i] == 0) {
      return slope;
    }
    if (weight != 0) {
      return slope + strengths[i] * Math.signum(weight);
    }
    return Math.signum(slope) * Math.max(0, Math.abs(slope) - strengths[i]);
  }
}
