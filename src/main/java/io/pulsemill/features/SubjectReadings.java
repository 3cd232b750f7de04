package io.pulsemill.features;

import io.pulsemill.series.Series;
import io.pulsemill.series.TimeKind;
import java.time.Instant;
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

  private final Series series = new Series();
  private final TreeSet<String> labels = new TreeSet<>();
  private boolean twoLabels;
  private @Nullable String label;
  private TimeKind timeKind = TimeKind.DATE;
  private long rows;

  /** Makes room for the next subject. */
  void clear() {
    series.clear();
    labels.clear();
    twoLabels = false;
    rows = 0;
  }

  void add(ReadingsWritable readings) {
    if (rows == 0) {
      label = readings.label();
      timeKind = readings.timeKind();
    }
    rows += readings.size();
    twoLabels = twoLabels || !Objects.equals(label, readings.label());
    if (readings.label() != null) {
      labels.add(readings.label());
      if (labels.size() > NAMED_LABELS) {
        labels.pollLast();
      }
    }
    if (!twoLabels) { // otherwise nothing will be computed from them
      readings.addTo(series);
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
    series.sortByTime();
    return series.contradictory() ? Optional.of(Contradiction.TWO_VALUES) : Optional.empty();
  }

  /** What contradicts what, for a {@link #contradiction} found. */
  String detail(Contradiction contradiction) {
    return switch (contradiction) {
      case TWO_LABELS -> "expected one label but found '" + String.join("', '", labels) + "'";
      case TWO_VALUES -> firstTwoValues();
    };
  }

  /** The readings, sorted; to be asked for if they do not contradict each other. */
  Series series() {
    return series;
  }

  private String firstTwoValues() {
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
    return "expected one value at %s but found %s and %s"
        .formatted(shown, series.value(i - 1), series.value(i));
  }
}
