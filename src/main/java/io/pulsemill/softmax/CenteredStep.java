package io.pulsemill.softmax;

import java.math.BigDecimal;
import java.util.Arrays;

/** A Newton step over centered weights in many digits, and what it does to the rows. */
final class CenteredStep {
  private final SoftmaxSums sums;
  private final BigDecimal[] step;
  private final double slope;

  /**
   * @param sums with derivatives EXACT
   * @param step of each weight
   * @param slope g · step, a mean over the rows
   */
  CenteredStep(SoftmaxSums sums, BigDecimal[] step, double slope) {
    this.sums = sums;
    this.step = step;
    this.slope = slope;
  }

  /** The change of each weight, rounded. */
  double[] change() {
    return Arrays.stream(step).mapToDouble(BigDecimal::doubleValue).toArray();
  }

  /** The Newton decrement, √(−g·d). */
  double decrement() {
    return Math.sqrt(Math.max(0, -slope));
  }

  /**
   * Bound of how much the step moves any margin of a row's class against another that has a
   * derivative: of near rows by their reach, of far ones by the sum of the squares.
   */
  double largestMargin() {
    double[] reach = sums.exact().reach();
    double near = 0;
    BigDecimal far = BigDecimal.ZERO;
    for (int k = 0; k < sums.classes(); k++) {
      for (int l = k + 1; l < sums.classes(); l++) {
        BigDecimal[] change = changeOfMargin(k, l);
        near = Math.max(near, most(reach, change));
        far = far.add(sumOfSquares(k, l, change));
      }
    }
    return Math.max(near, Math.sqrt(far.doubleValue()));
  }

  /** Of the score of class k less that of l, by column. */
  private BigDecimal[] changeOfMargin(int k, int l) {
    BigDecimal[] change = new BigDecimal[step.length / sums.classes()];
    Arrays.setAll(change, i -> step[k * change.length + i].subtract(step[l * change.length + i]));
    return change;
  }

  private static double most(double[] reach, BigDecimal[] change) {
    double sum = 0;
    for (int i = 0; i < reach.length; i++) {
      sum += reach[i] * Math.abs(change[i].doubleValue());
    }
    return sum;
  }

  private BigDecimal sumOfSquares(int k, int l, BigDecimal[] change) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < change.length; i++) {
      for (int j = 0; j < change.length; j++) {
        sum = sum.add(sums.far(k, i, l, j).multiply(change[i].multiply(change[j])));
      }
    }
    return sum;
  }
}
