package io.pulsemill.engine;

import io.pulsemill.job.Progress;
import io.pulsemill.softmax.Standardization;
import io.pulsemill.table.CollinearFeatures;
import io.pulsemill.table.TrainingStatistics;
import java.util.List;
import java.util.stream.IntStream;

/** The features that stay in the fit: not constant and, without a penalty, not collinear. */
final class ActiveFeatures {
  private final TrainingStatistics statistics;
  private final int[] positions;
  private final Standardization standardization;

  private ActiveFeatures(TrainingStatistics statistics, int[] positions) {
    this.statistics = statistics;
    this.positions = positions;
    standardization =
        new Standardization(
            IntStream.of(positions).mapToDouble(statistics::mean).toArray(),
            IntStream.of(positions).mapToDouble(statistics::deviation).toArray(),
            IntStream.of(positions).mapToDouble(statistics::bound).toArray());
  }

  /** Picks them, with one warning for each feature left out. */
  static ActiveFeatures of(
      TrainingStatistics statistics, List<String> names, double l2, Progress progress) {
    boolean[] out = new boolean[names.size()];
    for (int j = 0; j < out.length; j++) {
      if (statistics.constant(j)) {
        out[j] = true;
        progress.warn(
            "feature '%s' is %s in every training row; its coefficient is 0"
                .formatted(names.get(j), statistics.min(j)));
      }
    }
    if (l2 == 0 && statistics.crossProducts()) {
      for (int j : CollinearFeatures.of(statistics)) {
        out[j] = true;
        progress.warn(
            "feature '%s' is a linear combination of features before it to within 1e-12 of its"
                    .formatted(names.get(j))
                + " variance; its coefficient is 0"
                + " (with --l2 above 0 it would share theirs)");
      }
    }
    return new ActiveFeatures(
        statistics, IntStream.range(0, out.length).filter(j -> !out[j]).toArray());
  }

  /** Their positions among the table's features. */
  int[] positions() {
    return positions.clone();
  }

  int count() {
    return positions.length;
  }

  Standardization standardization() {
    return standardization;
  }

  /**
   * Bounds the largest eigenvalue of the objective's Hessian. The Hessian of softmax is at most ½
   * (I − 11ᵀ/K) ⊗ ZᵀZ/n (Böhning, "Multinomial logistic regression algorithm", Ann. Inst. Statist.
   * Math. 44, 1992); ZᵀZ/n is the correlation matrix, the intercept apart, and no eigenvalue of a
   * matrix exceeds its largest absolute row sum.
   */
  double lipschitz(double l2) {
    double[][] correlations = statistics.crossProducts() ? statistics.correlations() : null;
    double largest = 1;
    for (int i : positions) {
      double rowSum = 0;
      for (int j : positions) {
        rowSum += correlations == null ? 1 : Math.abs(correlations[i][j]);
      }
      largest = Math.max(largest, rowSum);
    }
    return 0.5 * largest + l2;
  }
}
