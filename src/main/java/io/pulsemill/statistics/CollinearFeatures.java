package io.pulsemill.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds the features that are linear combinations of earlier ones, up to a constant: without a
 * penalty their coefficients are not determined.
 *
 * <p>A Cholesky factorization of the correlation matrix, feature by feature: the pivot of feature j
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
    return of(Collections.singletonList(statistics.moments().correlations()));
  }

  /**
   * Those that are collinear among all rows and among {@code near}, rows without those far from all
   * others, which make features seem alike that are not.
   */
  public static List<Integer> of(TrainingStatistics statistics, List<double[]> near) {
    if (near.isEmpty()) {
      return of(statistics);
    }
    FeatureMoments moments = new FeatureMoments(near.get(0).length, true);
    near.forEach(x -> moments.add("", x));
    return of(List.of(statistics.moments().correlations(), moments.correlations()));
  }

  /** The same of one or more correlation matrices, NaN if a feature is constant. */
  static List<Integer> of(List<double[][]> correlations) {
    List<Factor> factors = correlations.stream().map(Factor::new).toList();
    List<Integer> collinear = new ArrayList<>();
    for (int j = 0; j < correlations.get(0).length; j++) {
      boolean constant = Double.isNaN(correlations.get(0)[j][j]);
      boolean kept = false;
      for (Factor factor : factors) {
        kept |= factor.add(j);
      }
      if (!kept && !constant) {
        collinear.add(j);
      }
    }
    return collinear;
  }

  /** The Cholesky factor of the features of a matrix that add to those before them. */
  private static final class Factor {
    private final double[][] correlations;
    private final List<Integer> kept = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>(); // row i: of kept feature i

    Factor(double[][] correlations) {
      this.correlations = correlations;
    }

    /** Whether feature {@code j} adds to those before; not if it is constant. */
    boolean add(int j) {
      if (Double.isNaN(correlations[j][j])) {
        return false;
      }
      double[] row = new double[kept.size() + 1];
      double pivot = 1;
      for (int i = 0; i < kept.size(); i++) {
        double[] above = rows.get(i);
        double rest = correlations[j][kept.get(i)];
        for (int k = 0; k < i; k++) {
          rest -= row[k] * above[k];
        }
        row[i] = rest / above[i];
        pivot -= row[i] * row[i];
      }
      if (pivot < MIN_PIVOT) {
        return false;
      }
      row[kept.size()] = Math.sqrt(pivot);
      kept.add(j);
      rows.add(row);
      return true;
    }
  }
}
