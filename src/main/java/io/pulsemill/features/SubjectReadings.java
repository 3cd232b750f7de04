package io.pulsemill.features;

import io.pulsemill.series.Series;
import io.pulsemill.series.TimeKind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All readings of one subject, gathered from any number of chunks in any order. One object serves
 * one subject after another; the room of its series stays.
 */
final class SubjectReadings {
  /** Labels a message names: the smallest ones, so that it does not depend on order. */
  private static final int NAMED_LABELS = 3;

  private static final long NANOS = 1_000_000_000L;

  private final List<String> sensors;
  private final boolean labelApart;
  private final List<Series> series;
  private final TreeSet<String> labels = new TreeSet<>();
  private boolean twoLabels;
  private boolean labelKnown;
  private @Nullable String label;
  private TimeKind timeKind = TimeKind.DATE;
  private long rows;

  /** Of subjects with a label in each reading, or in none. */
  SubjectReadings(List<String> sensors) {
    this(sensors, false);
  }

  /**
   * Of any subjects.
   *
   * @param sensors their names
   * @param labelApart whether readings may lack the label of their subject
   */
  SubjectReadings(List<String> sensors, boolean labelApart) {
    this.sensors = List.copyOf(sensors);
    this.labelApart = labelApart;
    series = sensors.stream().map(sensor -> new Series()).toList();
  }

  /** Of subjects as observations have them that are read so. */
  static SubjectReadings of(FeaturesSettings settings) {
    return new SubjectReadings(settings.columns().sensors(), settings.sources().labelApart());
  }

  /** Makes room for the next subject. */
  void clear() {
    series.forEach(Series::clear);
    labels.clear();
    twoLabels = false;
    labelKnown = false;
    label = null;
    rows = 0;
  }

  /** Takes readings, or a label; not a bad record. */
  void add(MapValue value) {
    if (value.label().isPresent()) {
      addLabel(value.label().get());
    } else {
      add(value.readings());
    }
  }

  void add(ReadingsWritable readings) {
    if (rows == 0) {
      timeKind = readings.timeKind();
    }
    rows += readings.size();
    if (readings.label() != null || !labelApart) {
      addLabel(readings.label());
    }
    if (!twoLabels) { // otherwise nothing will be computed from them
      readings.addTo(series.get(readings.sensor()));
    }
  }

  /** Takes what something says of the subject's label. */
  void addLabel(@Nullable String found) {
    twoLabels |= labelKnown && !Objects.equals(label, found);
    labelKnown = true;
    label = found;
    if (found != null) {
      labels.add(found);
      if (labels.size() > NAMED_LABELS) {
        labels.pollLast();
      }
    }
  }

  /** Readings added, repeated ones too. */
  long rows() {
    return rows;
  }

  /** The label; null if observations have none. */
  @Nullable String label() {
    return label;
  }

  /** The kind of the times, of which an input may have only one. */
  TimeKind timeKind() {
    return timeKind;
  }

  /** Whether the readings contradict each other. Sorts them. */
  Optional<Contradiction> contradiction() {
    if (twoLabels) {
      return Optional.of(Contradiction.TWO_LABELS);
    }
    if (labelApart && label == null) {
      return Optional.of(Contradiction.NO_LABEL);
    }
    series.forEach(Series::sortByTime);
    return series.stream().anyMatch(Series::contradictory)
        ? Optional.of(Contradiction.TWO_VALUES)
        : Optional.empty();
  }

  /** What contradicts what, for a {@link #contradiction} found. */
  String detail(Contradiction contradiction) {
    return switch (contradiction) {
      case TWO_LABELS -> "expected one label but found '" + String.join("', '", labels) + "'";
      case TWO_VALUES -> firstTwoValues();
      case NO_LABEL -> "expected a label but found none";
    };
  }

  /** By sensor, sorted; to be asked for if they do not contradict each other. */
  List<Series> series() {
    return series;
  }

  private String firstTwoValues() {
    int sensor = 0;
    while (!series.get(sensor).contradictory()) {
      sensor++;
    }
    return firstTwoValues(
        series.get(sensor), sensors.size() == 1 ? "" : " of '%s'".formatted(sensors.get(sensor)));
  }

  private String firstTwoValues(Series series, String sensor) {
    int i = 1;
    while (series.time(i) != series.time(i - 1) || series.value(i) == series.value(i - 1)) {
      i++;
    }
    long time = series.time(i);
    String shown =
        timeKind == TimeKind.DATE
            ? Instant.ofEpochSecond(Math.floorDiv(time, NANOS), Math.floorMod(time, NANOS))
                .toString()
            : Long.toString(time);
    return "expected one value%s at %s but found %s and %s"
        .formatted(sensor, shown, series.value(i - 1), series.value(i));
  }
}
