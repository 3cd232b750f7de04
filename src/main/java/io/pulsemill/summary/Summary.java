package io.pulsemill.summary;

import io.pulsemill.series.Series;
import io.pulsemill.series.TimeKind;
import java.util.List;

/** The chosen features of one series after another. */
public final class Summary {
  private final List<Feature> features;

  /** {@code features}: the order of the results. */
  public Summary(List<Feature> features) {
    this.features = List.copyOf(features);
  }

  /**
   * The features of a series that is sorted by time and has lost its duplicates.
   *
   * @return one number for each feature: finite, or NaN if undefined or beyond doubles; see {@link
   *     Feature} for how exact
   */
  public double[] of(Series series, TimeKind kind) {
    if (series.size() == 0 || !series.sorted()) {
      throw new IllegalArgumentException(
          "Summary: expected a sorted series with readings but found %d readings, %s"
              .formatted(series.size(), series.sorted() ? "sorted" : "not sorted"));
    }
    Readings readings = new Readings(series, kind);
    double[] results = new double[features.size()];
    for (int i = 0; i < results.length; i++) {
      double result = of(features.get(i), readings);
      results[i] = Double.isFinite(result) ? result : Double.NaN;
    }
    return results;
  }

  private static double of(Feature feature, Readings readings) {
    return switch (feature) {
      case MEAN -> readings.mean();
      case STD -> readings.deviation();
      case MIN -> readings.min();
      case LOW_QUART -> readings.quantile(1);
      case MEDIAN -> readings.quantile(2);
      case UP_QUART -> readings.quantile(3);
      case MAX -> readings.max();
      case RANGE -> readings.range();
      case IQR -> readings.interquartileRange();
      case SKEWNESS -> readings.skewness();
      case KURTOSIS -> readings.kurtosis();
      case TREND -> readings.trend();
      case AUTOCORRELATION -> readings.autocorrelation();
      case MEAN_ABS_CHANGE -> readings.meanAbsChange();
      case OBSERVATIONS -> readings.count();
    };
  }
}
