package io.pulsemill.engine;

import io.pulsemill.job.Progress;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.softmax.Standardization;
import io.pulsemill.statistics.CollinearFeatures;
import io.pulsemill.statistics.FeatureMoments;
import io.pulsemill.statistics.PilotRow;
import io.pulsemill.statistics.TrainingStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The features that stay in the fit, not constant and, without a penalty, not collinear, and the
 * coordinates they are trained in.
 */
final class ActiveFeatures {
  private final FeatureMoments moments;
  private final int[] positions;
  private final List<FeatureScale> scales;

  private ActiveFeatures(FeatureMoments moments, int[] positions, List<FeatureScale> scales) {
    this.moments = moments;
    this.positions = positions;
    this.scales = scales;
  }

  /**
   * Picks them, with one warning for each feature left out or with values far from all others.
   *
   * @param moments of the rows as they count
   * @param newton whether Newton's method trains; others depend on coordinates, and with a penalty
   *     do better in the usual ones
   */
  static ActiveFeatures of(
      TrainingStatistics statistics,
      FeatureMoments moments,
      List<String> names,
      Penalty penalty,
      boolean newton,
      Progress progress) {
    boolean[] out = new boolean[names.size()];
    FeatureScale[] all = new FeatureScale[out.length];
    List<PilotRow> sample = statistics.pilot();
    for (int j = 0; j < out.length; j++) {
      if (moments.range(j).constant()) {
        out[j] = true;
        progress.warn(
            "feature '%s' is %s in every training row; its coefficient is 0"
                .formatted(names.get(j), moments.range(j).min()));
      } else {
        int column = j;
        double[] values = sample.stream().mapToDouble(row -> row.values()[column]).toArray();
        Bulk bulk = newton || penalty.isNone() ? Bulk.of(values) : null;
        all[j] = FeatureScale.of(moments, j, names.get(j), bulk, penalty.l2());
        FarValues.warn(moments.range(j), names.get(j), all[j], progress);
      }
    }
    if (penalty.isNone() && statistics.moments().crossProducts()) {
      for (int j : CollinearFeatures.of(statistics, near(sample, all))) {
        out[j] = true;
        progress.warn(
            "feature '%s' is a linear combination of features before it to within 1e-12 of its"
                    .formatted(names.get(j))
                + " variance; its coefficient is 0"
                + " (with --l2 above 0 it would share theirs)");
      }
    }
    int[] positions = IntStream.range(0, out.length).filter(j -> !out[j]).toArray();
    return new ActiveFeatures(
        moments, positions, IntStream.of(positions).mapToObj(j -> all[j]).toList());
  }

  /**
   * The sample without rows that lie far out in a feature, which would make it seem collinear with
   * others that are far out there, too; none if no feature has any.
   */
  private static List<double[]> near(List<PilotRow> sample, FeatureScale[] scales) {
    if (Arrays.stream(scales).noneMatch(scale -> scale != null && scale.ofBulk())) {
      return List.of();
    }
    return sample.stream().map(PilotRow::values).filter(x -> near(x, scales)).toList();
  }

  private static boolean near(double[] x, FeatureScale[] scales) {
    return IntStream.range(0, x.length).allMatch(j -> scales[j] == null || scales[j].isNear(x[j]));
  }

  /** Their positions among the table's features. */
  int[] positions() {
    return positions.clone();
  }

  /** Their names, of those of all. */
  List<String> names(List<String> all) {
    return IntStream.of(positions).mapToObj(all::get).toList();
  }

  int count() {
    return positions.length;
  }

  Standardization standardization() {
    return new Standardization(
        numbers(FeatureScale::center),
        numbers(FeatureScale::scale),
        numbers(FeatureScale::bound),
        numbers(FeatureScale::near));
  }

  /** Whether some rows may lie so far out that their terms are summed by themselves. */
  boolean farRows() {
    return scales.stream().anyMatch(FeatureScale::ofBulk);
  }

  /** Whether a row, with all features of the table, lies far out in none of these. */
  boolean isNear(PilotRow row) {
    for (int a = 0; a < positions.length; a++) {
      if (!scales.get(a).isNear(row.values()[positions[a]])) {
        return false;
      }
    }
    return true;
  }

  /** (s_j / scale_j)² of each, s_j its deviation: what the penalty has to do with the scales. */
  double[] squareRatios() {
    return numbers(scale -> scale.ratio() * scale.ratio());
  }

  private double[] numbers(ToDoubleFunction<FeatureScale> number) {
    return scales.stream().mapToDouble(number).toArray();
  }

  /**
   * Bounds the largest eigenvalue of the objective's Hessian. The Hessian of softmax is at most ½
   * (I − 11ᵀ/K) ⊗ ZᵀZ/n (Böhning, "Multinomial logistic regression algorithm", Ann. Inst. Statist.
   * Math. 44, 1992); ZᵀZ/n is the correlation matrix, the intercept apart, and no eigenvalue of a
   * matrix exceeds its largest absolute row sum.
   */
  double lipschitz(double l2) {
    double[][] correlations = moments.crossProducts() ? moments.correlations() : null;
    if (farRows()) {
      return boundByTrace(l2);
    }
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

  /** By the trace of ZᵀZ/n, with the intercept's 1, as scales of the bulk have no correlations. */
  private double boundByTrace(double l2) {
    double trace = 1;
    double penalty = 0;
    for (int a = 0; a < positions.length; a++) {
      FeatureScale scale = scales.get(a);
      double offset = (moments.mean(positions[a]) - scale.center()) / scale.scale();
      double square = scale.ratio() * scale.ratio();
      trace += square + offset * offset;
      penalty = Math.max(penalty, l2 * square);
    }
    return 0.5 * trace + penalty;
  }
}
