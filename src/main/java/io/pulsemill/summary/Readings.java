package io.pulsemill.summary;

import io.pulsemill.series.Series;
import io.pulsemill.series.TimeKind;
import java.util.function.ToDoubleFunction;

/**
 * One series under the formulas of {@link Feature}, each within 4 units in the last place of the
 * exact value: by doubles with compensated sums if their error bound allows it, else by {@link
 * ExactReadings}. Only + − × ÷, √ and fma are used, in order of time, so equal series give equal
 * bits on every machine.
 */
final class Readings {
  private static final long NANOS_A_DAY = 86_400_000_000_000L;

  private final Series series;
  private final long timeUnit;
  private final Quantiles quantiles;
  private final Center center;

  // These are made when first asked for.
  private Deviations deviations;
  private ExactReadings exact;

  /** {@code series}: sorted by time, not empty. */
  Readings(Series series, TimeKind kind) {
    this.series = series;
    timeUnit = kind == TimeKind.DATE ? NANOS_A_DAY : 1;
    quantiles = new Quantiles(Ordered.values(series));
    center = Center.of(series, quantiles);
  }

  int count() {
    return series.size();
  }

  double mean() {
    return of(center(Center::mean), ExactReadings::mean);
  }

  double deviation() {
    return of(center(Center::deviation), ExactReadings::deviation);
  }

  double min() {
    return quantiles.min();
  }

  double max() {
    return quantiles.max();
  }

  double range() {
    return quantiles.range();
  }

  /** The quantile {@code quarters / 4}. */
  double quantile(int quarters) {
    return of(quantiles.quantile(quarters), e -> e.quantile(quarters));
  }

  double interquartileRange() {
    return of(quantiles.interquartileRange(), ExactReadings::interquartileRange);
  }

  double skewness() {
    return of(deviations(Deviations::skewness), ExactReadings::skewness);
  }

  double kurtosis() {
    return of(deviations(Deviations::kurtosis), ExactReadings::kurtosis);
  }

  double autocorrelation() {
    return of(deviations(Deviations::autocorrelation), ExactReadings::autocorrelation);
  }

  double trend() {
    return of(deviations(d -> d.trend(timeUnit)), e -> e.trend(timeUnit));
  }

  double meanAbsChange() {
    return of(center(Center::meanAbsChange), ExactReadings::meanAbsChange);
  }

  /** The certified result, or the exact one if there is none. */
  private double of(double certified, ToDoubleFunction<ExactReadings> orElse) {
    if (!Double.isNaN(certified)) {
      return certified;
    }
    if (exact == null) {
      exact = new ExactReadings(series, quantiles);
    }
    return orElse.applyAsDouble(exact);
  }

  private double center(ToDoubleFunction<Center> feature) {
    return center == null ? Double.NaN : feature.applyAsDouble(center);
  }

  private double deviations(ToDoubleFunction<Deviations> feature) {
    if (deviations == null && center != null) {
      deviations = new Deviations(series, center);
    }
    return deviations == null ? Double.NaN : feature.applyAsDouble(deviations);
  }
}
