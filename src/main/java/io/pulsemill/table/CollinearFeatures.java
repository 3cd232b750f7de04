package io.pulsemill.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the features that are linear combinations of earlier ones, up to a constant: without a
 * penalty their coefficients are not determined.
 *
 * <p>A Cholesky factorisation of the correlation matrix, feature by feature: the pivot of feature j
 * is 1 − R², the share of its variance that the features kept before it leave unexplained. Below
 * {@value #MIN_PIVOT} it is collinear and takes no further part.
 */
public final class CollinearFeatures {
  /** Least share of the variance that a feature must have for itself. */
  public static final double MIN_PIVOT = 1e-12;

  private CollinearFeatures() {}

  /**
   * The collinear features, ascending. Constant features are not among them and take no part.
   *
   * @param statistics with cross products
   */
  public static List<Integer> of(TrainingStatistics statistics) {
    return of(statistics.correlations());
  }

  /** The same of a correlation matrix, NaN where a feature is constant. */
  static List<Integer> of(double[][] correlations) {
    List<Integer> collinear = new ArrayList<>();
    List<Integer> kept = new ArrayList<>();
    List<double[]> factor = new ArrayList<>(); // row i: the Cholesky factor of kept feature i
    for (int j = 0; j < correlations.length; j++) {
      if (Double.isNaN(correlations[j][j])) {
        continue;
      }
      double[] row = new double[kept.size() + 1];
      double pivot = 1;
      for (int i = 0; i < kept.size(); i++) {
        double[] above = factor.get(i);
        double rest = correlations[j][kept.get(i)];
        for (int k = 0; k < i; k++) {
          rest -= row[k] * above[k];
        }
        row[i] = rest / above[i];
        pivot -= row[i] * row[i];
      }
      if (pivot < MIN_PIVOT) {
        collinear.add(j);
      } else {
        row[kept.size()] = Math.sqrt(pivot);
        kept.add(j);
        factor.add(row);
      }
    }
    return collinear;
  }
}
