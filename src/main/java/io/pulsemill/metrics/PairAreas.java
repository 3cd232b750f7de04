package io.pulsemill.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * The areas A(c|j) of {@link RankSums} of all pairs of classes, and their mean:
 *
 * <pre>
 *   A(i, j) = (A(i|j) + A(j|i)) / 2
 *   AUC     = mean of A(i, j) over the pairs i &lt; j          in 0..1, 0.5 for chance
 * </pre>
 *
 * <p>Hand and Till 2001, equation 7: M. Of two classes it is the area under the ROC curve.
 */
public final class PairAreas {
  /** Class c × class j × column: the rows as they are, then each replicate. */
  private final double[][][] areas;

  /**
   * Of the areas of all classes.
   *
   * @param areas K × K × (1 + replicates), as {@link RankSums#areas} returns them; kept
   */
  public PairAreas(double[][][] areas) {
    this.areas = areas;
  }

  /** AUC of the rows; NaN if a class has no rows. */
  double value() {
    return mean(0);
  }

  /** AUC of each replicate. */
  double[] replicates() {
    double[] values = new double[areas[0][0].length - 1];
    for (int b = 0; b < values.length; b++) {
      values[b] = mean(b + 1);
    }
    return values;
  }

  /** Mean of A(c, j) over the other classes j, for each c; NaN if undefined. */
  List<Double> byClass() {
    List<Double> means = new ArrayList<>();
    for (int c = 0; c < areas.length; c++) {
      double sum = 0;
      for (int j = 0; j < areas.length; j++) {
        sum += j == c ? 0 : pair(c, j, 0);
      }
      means.add(sum / (areas.length - 1));
    }
    return means;
  }

  private double mean(int column) {
    int k = areas.length;
    double sum = 0;
    long pairs = 0;
    for (int i = 0; i < k; i++) {
      for (int j = i + 1; j < k; j++) {
        sum += pair(i, j, column);
        pairs++;
      }
    }
    return sum / pairs;
  }

  private double pair(int i, int j, int column) {
    return (areas[i][j][column] + areas[j][i][column]) / 2;
  }
}
