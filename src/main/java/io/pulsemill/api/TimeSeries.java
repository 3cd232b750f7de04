package io.pulsemill.api;

import io.pulsemill.InputException;
import io.pulsemill.features.SampledSeries;
import io.pulsemill.report.Line;
import io.pulsemill.report.Parts;
import io.pulsemill.report.Plot;
import io.pulsemill.report.Shown;
import io.pulsemill.series.Series;
import io.pulsemill.series.TimeKind;
import io.pulsemill.summary.Feature;
import io.pulsemill.summary.FeatureColumn;
import io.pulsemill.summary.FeatureColumns;
import io.pulsemill.summary.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The readings of one sensor of one subject, by time. */
public final class TimeSeries implements Shown {
  private static final long NANOS = 1_000_000_000L;
  private static final List<String> EVERY =
      Arrays.stream(Feature.values()).map(Feature::key).toList();
  private static final String SENSOR = "value";

  private final String subject;
  private final String label;
  private final String sensor;
  private final TimeKind kind;
  private final Series series;

  TimeSeries(SampledSeries sampled) {
    this(
        sampled.subject(),
        sampled.label() == null ? "" : sampled.label(),
        sampled.sensor(),
        sampled.kind(),
        sampled.series());
  }

  private TimeSeries(String subject, String label, String sensor, TimeKind kind, Series series) {
    this.subject = subject;
    this.label = label;
    this.sensor = sensor;
    this.kind = kind;
    this.series = series;
  }

  /** Of readings at the times 0, 1, 2 and so on. */
  public static TimeSeries of(double... values) {
    return of(LongStream.range(0, values.length).toArray(), values);
  }

  /**
   * Of readings at whole-number times, in any order; identical ones count once.
   *
   * @throws IllegalArgumentException if there are not as many times as values, one is not finite,
   *     or two stand at one time
   */
  public static TimeSeries of(long[] times, double[] values) {
    return of(TimeKind.WHOLE_NUMBER, times, values);
  }

  /** The same at moments, such as the starts of days. */
  public static TimeSeries of(List<Instant> times, double[] values) {
    return of(
        TimeKind.DATE,
        times.stream()
            .mapToLong(
                at -> Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS), at.getNano()))
            .toArray(),
        values);
  }

  private static TimeSeries of(TimeKind kind, long[] times, double[] values) {
    if (times.length != values.length) {
      throw new IllegalArgumentException(
          "Series: expected as many times as values but found %d and %d"
              .formatted(times.length, values.length));
    }
    Series series = new Series();
    series.add(times, values, values.length);
    series.sortByTime();
    series.dropDuplicates();
    if (series.contradictory()) {
      throw new IllegalArgumentException("Series: expected one value at each time but found two");
    }
    return new TimeSeries("", "", SENSOR, kind, series);
  }

  /** Its id; empty if it was given no name. */
  public String subject() {
    return subject;
  }

  /** Empty if there is none. */
  public String label() {
    return label;
  }

  /** What reads it. */
  public String sensor() {
    return sensor;
  }

  /** Number of readings. */
  public int size() {
    return series.size();
  }

  /** A copy, by time. */
  public double[] values() {
    return IntStream.range(0, size()).mapToDouble(series::value).toArray();
  }

  /** A copy: nanoseconds since 1970-01-01T00:00Z, or whole numbers. */
  public long[] times() {
    return IntStream.range(0, size()).mapToLong(series::time).toArray();
  }

  /**
   * What a row of a feature table would have of it, by name.
   *
   * @param names of features; none: all there are
   * @throws io.pulsemill.InputException if one is unknown
   */
  public Map<String, Double> features(String... names) {
    return features(names.length == 0 ? EVERY : List.of(names), this);
  }

  /** The same of several sensors of a subject, by names such as {@code hr_mean}. */
  static Map<String, Double> features(List<String> names, TimeSeries... sensors) {
    List<TimeSeries> all = List.of(sensors);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("Series: expected that of each sensor but found none");
    }
    List<FeatureColumn> columns = columns(names, all.stream().map(TimeSeries::sensor).toList());
    double[] values =
        new Summary(columns).of(all.stream().map(one -> one.series).toList(), all.get(0).kind);
    Map<String, Double> features = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      features.put(names.get(i), values[i]);
    }
    return Collections.unmodifiableMap(features);
  }

  private static List<FeatureColumn> columns(List<String> names, List<String> sensors) {
    try {
      return FeatureColumns.named(names, sensors);
    } catch (InputException e) {
      throw new InputException(
          "Features of the series of %s: %s".formatted(sensors, e.getMessage()), e);
    }
  }

  /** As a line of a picture. */
  Line line() {
    List<Object> times = new ArrayList<>();
    for (long time : times()) {
      times.add(
          kind == TimeKind.DATE
              ? Instant.ofEpochSecond(Math.floorDiv(time, NANOS), Math.floorMod(time, NANOS))
              : (Object) time);
    }
    return new Line(label.isEmpty() ? subject : label, true, times, doubles());
  }

  private List<Double> doubles() {
    return IntStream.range(0, size()).mapToObj(series::value).toList();
  }

  /** Its readings by time. */
  public Plot plot() {
    return Parts.lines(
        subject.isEmpty() ? "Series" : subject,
        "%d readings.".formatted(size()),
        "time",
        sensor,
        List.of(line().group()),
        List.of(line()));
  }

  @Override
  public String html() {
    return plot().html();
  }

  @Override
  public String toString() {
    return "series of %d readings%s%s"
        .formatted(
            size(), subject.isEmpty() ? "" : " of " + subject, label.isEmpty() ? "" : ", " + label);
  }
}
