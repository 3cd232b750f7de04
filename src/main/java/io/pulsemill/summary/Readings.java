package io.pulsemill.summary;

import io.pulsemill.series.Series;
import io.pulsemill.series.TimeKind;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One series under the formulas of {@link Feature}, each within 4 units in the last place of the
 * exact value: whole numbers of a narrow range by {@link WholeReadings}, others by doubles with
 * compensated sums ({@link Center}, {@link Deviations}, {@link Quantiles}) if their error bound
 * allows it, else by {@link ExactReadings}. Only + − × ÷, √ and fma are used, in order of time, so
 * equal series give equal bits on every machine.
 */
final class Readings {
  private static final long NANOS_A_DAY = 86_400_000_000_000L;

  private final Series series;
  private final long timeUnit;
  private final Quantiles quantiles;

  /** Null unless they are whole numbers of a narrow range. */
  private final @Nullable WholeReadings whole;

  /**
   * Null for whole numbers unless a trend takes more than longs, and for what {@link Center#of}
   * refuses.
   */
  private @Nullable Center center;

  // These are made when first asked for.
  private @Nullable Deviations deviations;
  private @Nullable ExactReadings exact;

  /** {@code series}: sorted by time, not empty. */
  Readings(Series series, TimeKind kind) {
    this.series = series;
    timeUnit = kind == TimeKind.DATE ? NANOS_A_DAY : 1;
    quantiles = new Quantiles(Ordered.values(series));
    whole = WholeReadings.of(series, quantiles);
    center = whole == null ? Center.of(series, quantiles) : null;
  }

  int count() {
    return series.size();
  }

  double mean() {
    return whole != null ? whole.mean() : of(center(Center::mean), ExactReadings::mean);
  }

  double deviation() {
    return whole != null
        ? whole.deviation()
        : of(center(Center::deviation), ExactReadings::deviation);
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
    return whole != null
        ? whole.skewness()
        : of(deviations(Deviations::skewness), ExactReadings::skewness);
  }

  double kurtosis() {
    return whole != null
        ? whole.kurtosis()
        : of(deviations(Deviations::kurtosis), ExactReadings::kurtosis);
  }

  double autocorrelation() {
    return whole != null
        ? whole.autocorrelation()
        : of(deviations(Deviations::autocorrelation), ExactReadings::autocorrelation);
  }

  double trend() {
    if (whole != null) {
      double trend = whole.trend(series, timeUnit);
      if (!Double.isNaN(trend)) {
        return trend;
      }
      center = Center.of(series, quantiles);
    }
    return of(deviations(d -> d.trend((double) timeUnit)), e -> e.trend(timeUnit));
  }

  double meanAbsChange() {
    return whole != null
        ? whole.meanAbsChange()
        : of(center(Center::meanAbsChange), ExactReadings::meanAbsChange);
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
