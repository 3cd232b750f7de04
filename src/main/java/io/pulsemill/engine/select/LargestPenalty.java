package io.pulsemill.engine.select;

import io.pulsemill.engine.PassRequest;
import io.pulsemill.engine.RowPreparation;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.SoftmaxSums;
import java.util.List;
import java.util.SortedMap;

/**
 * The penalty from which on every coefficient is 0: the largest slope, per standardized feature, of
 * the mean loss at the model of intercepts alone (Friedman, Hastie, Tibshirani, J. Stat. Softw. 33,
 * 2010, 2.5). That of a pure l1 penalty; one whose share of l1 is α begins at 1/α of it. A pure l2
 * penalty empties no model: its path begins where that of l1 does.
 */
final class LargestPenalty {
  private LargestPenalty() {}

  /** The request for the sums it takes. */
  static PassRequest request(RowPreparation rows, SortedMap<String, Long> rowsByClass) {
    int columns = rows.features() + 1;
    double[] weights = new double[rows.classes().size() * columns];
    double total = rowsByClass.values().stream().mapToLong(Long::longValue).sum();
    int at = 0;
    for (long count : rowsByClass.values()) {
      weights[at] = StrictMath.log(count / total);
      at += columns;
    }
    return PassRequest.all(0, weights, Derivatives.GRADIENT);
  }

  /** Of l1, from the sums of each fold. */
  static double of(
      RowPreparation rows, PassRequest request, List<SoftmaxSums> folds, double[] squareScales) {
    SoftmaxSums all = new FoldSums(rows, request.weights(), request.derivatives(), folds).all();
    double[] slopes = all.gradient();
    double largest = 0;
    for (int i = 0; i < slopes.length; i++) {
      int feature = i % (squareScales.length + 1) - 1;
      if (feature >= 0) {
        double slope = Math.abs(slopes[i]) / all.rows() / Math.sqrt(squareScales[feature]);
        largest = Math.max(largest, slope);
      }
    }
    return largest;
  }

  /** Of a penalty of which the share {@code ratio} is l1. */
  static double of(double largestOfL1, double ratio) {
    return ratio == 0 ? largestOfL1 : largestOfL1 / ratio;
  }
}
