package io.pulsemill.engine.select;

import io.pulsemill.engine.RowPreparation;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.softmax.SoftmaxSums;
import java.util.List;

/** The sums of each fold at some weights, from which those without one follow exactly. */
final class FoldSums {
  private final RowPreparation rows;
  private final double[] weights;
  private final Derivatives derivatives;
  private final List<SoftmaxSums> folds;

  FoldSums(
      RowPreparation rows, double[] weights, Derivatives derivatives, List<SoftmaxSums> folds) {
    this.rows = rows;
    this.weights = weights.clone();
    this.derivatives = derivatives;
    this.folds = folds;
  }

  /** How the rows were prepared. */
  RowPreparation rows() {
    return rows;
  }

  /** A copy. */
  double[] weights() {
    return weights.clone();
  }

  Derivatives derivatives() {
    return derivatives;
  }

  /** How many folds there are. */
  int folds() {
    return folds.size();
  }

  /** Rows of a fold. */
  long rows(int fold) {
    return folds.get(fold).rows();
  }

  /** The sums over all rows. */
  SoftmaxSums all() {
    return without(-1);
  }

  /** The sums over all rows but those of a fold. */
  SoftmaxSums without(int fold) {
    SoftmaxSums sum = rows.kernel(weights, derivatives).zero();
    for (int f = 0; f < folds.size(); f++) {
      if (f != fold) {
        sum.add(folds.get(f));
      }
    }
    return sum;
  }

  /**
   * Whether the objective over all rows is as flat here as those without a fold are: a further step
   * towards its minimum would bring none of these closer to its own.
   *
   * @param squareScales (s_j / scale_j)² by feature
   */
  boolean nearMinimum(Penalty penalty, double[] squareScales) {
    double[] total = all().gradient();
    double n = all().rows();
    double[] slopes = new double[total.length];
    for (int i = 0; i < total.length; i++) {
      int feature = i % (squareScales.length + 1) - 1;
      slopes[i] = total[i] / n;
      if (feature >= 0) {
        slopes[i] = slope(slopes[i], weights[i], penalty, squareScales[feature]);
      }
    }
    double apart = 0;
    for (SoftmaxSums fold : folds) {
      double[] own = fold.gradient();
      for (int i = 0; i < own.length; i++) {
        double without = (total[i] - own[i]) / (n - fold.rows());
        apart = Math.max(apart, Math.abs(without - total[i] / n));
      }
    }
    return largest(slopes) <= apart;
  }

  /** With the penalty; where it has a kink, what remains of the slope. */
  private static double slope(double slope, double weight, Penalty penalty, double squareScale) {
    double smooth = slope + penalty.l2() * squareScale * weight;
    double kink = penalty.l1() * Math.sqrt(squareScale);
    return weight == 0 ? Math.max(0, Math.abs(smooth) - kink) : smooth + Math.signum(weight) * kink;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
