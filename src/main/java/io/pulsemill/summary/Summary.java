package io.pulsemill.summary;

import io.pulsemill.series.Series;
import io.pulsemill.series.TimeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chosen features of one subject after another. */
public final class Summary {
  private final List<FeatureColumn> features;

  /** {@code features}: the order of the results. */
  public Summary(List<FeatureColumn> features) {
    this.features = List.copyOf(features);
  }

  /**
   * The features of a subject's series, one of each sensor, that are sorted by time and have lost
   * their duplicates.
   *
   * @return one number for each feature: finite, or NaN if undefined, beyond doubles, or of a
   *     series without readings; see {@link Feature} for how exact
   */
  public double[] of(List<Series> sensors, TimeKind kind) {
    for (Series series : sensors) {
      if (!series.sorted()) {
        throw new IllegalArgumentException(
            "Summary: expected a sorted series but found %d readings, not sorted"
                .formatted(series.size()));
      }
    }
    @Nullable Readings[] readings = new Readings[sensors.size()];
    double[] results = new double[features.size()];
    for (int i = 0; i < results.length; i++) {
      double result = of(features.get(i), sensors, readings, kind);
      results[i] = Double.isFinite(result) ? result : Double.NaN;
    }
    return results;
  }

  private static double of(
      FeatureColumn column, List<Series> sensors, @Nullable Readings[] readings, TimeKind kind) {
    if (column instanceof FeatureColumn.Correlation pair) {
      return SharedTimes.of(sensors.get(pair.first()), sensors.get(pair.second())).correlation();
    }
    FeatureColumn.OfSensor single = (FeatureColumn.OfSensor) column;
    Series series = sensors.get(single.sensor());
    if (series.size() == 0) {
      return Double.NaN;
    }
    Readings made = readings[single.sensor()];
    if (made == null) {
      made = new Readings(series, kind);
      readings[single.sensor()] = made;
    }
    return of(single.feature(), made);
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
