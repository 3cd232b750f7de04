package io.pulsemill.engine;

import io.pulsemill.InputException;
import io.pulsemill.softmax.RowTotals;
import io.pulsemill.softmax.RowWeightBounds;
import io.pulsemill.statistics.FeatureMoments;
import io.pulsemill.statistics.TrainingStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What each training row counts, its own weight times that of its class, and what follows from it
 * for all of them.
 */
final class RowWeighting {
  private static final int SHOWN = 10;

  private final boolean weighted;
  private final double[] classWeights;
  private final FeatureMoments moments;
  private final RowTotals totals;

  private RowWeighting(boolean weighted, double[] classWeights, FeatureMoments moments, long rows) {
    this.weighted = weighted;
    this.classWeights = classWeights;
    this.moments = moments;
    totals = weighted ? totals(moments, rows) : RowTotals.unweighted(rows);
  }

  /**
   * Works it out.
   *
   * @param statistics of the scope of {@code settings}
   * @param classes sorted by code point
   * @throws InputException if a class that is weighted is none of them, or all count too little for
   *     a deviation
   */
  static RowWeighting of(
      TrainingSettings settings, TrainingStatistics statistics, List<String> classes) {
    boolean weighted = settings.scope().weighted();
    if (settings.classWeights().isNone()) {
      return new RowWeighting(weighted, new double[0], statistics.moments(), statistics.rows());
    }
    double[] factors = settings.classWeights().factors(classes, statistics.weightsByClass());
    return new RowWeighting(weighted, factors, statistics.moments(factors), statistics.rows());
  }

  private static RowTotals totals(FeatureMoments moments, long rows) {
    double sum = moments.weightSum();
    if (!(sum > 1)) {
      throw new InputException(
          ("Weights of the training rows: expected a sum above 1 but found %s; a weight says how"
                  + " many rows a row stands for: multiply all of them")
              .formatted(sum));
    }
    return new RowTotals(rows, sum, RowWeightBounds.of(sum / rows, moments.heaviest()));
  }

  /** One per class; none if each class counts what its rows do. */
  double[] classWeights() {
    return classWeights.clone();
  }

  /** The same for the model; null if there are none. */
  List<Double> recordedClasses() {
    return classWeights.length == 0 ? null : Arrays.stream(classWeights).boxed().toList();
  }

  /** What the rows count together, for the model; null if each counts once. */
  Double recordedSum() {
    return weighted ? totals.weight() : null;
  }

  /** Moments of the features by these weights. */
  FeatureMoments moments() {
    return moments;
  }

  RowTotals totals() {
    return totals;
  }

  /** A line on them; null if each row counts once. */
  String line(List<String> classes) {
    if (!weighted) {
      return null;
    }
    List<String> byClass = new ArrayList<>();
    for (int c = 0; c < Math.min(SHOWN, classWeights.length); c++) {
      byClass.add(String.format(Locale.ROOT, "%s %.6g", classes.get(c), classWeights[c]));
    }
    return String.format(
        Locale.ROOT,
        "weights: sum %.12g, largest %.6g%s%s",
        totals.weight(),
        totals.bounds().heaviest(),
        byClass.isEmpty() ? "" : "; by class " + String.join(", ", byClass),
        classWeights.length > SHOWN ? ", …" : "");
  }
}
