package io.pulsemill.archive;

import io.pulsemill.series.Observation;
import io.pulsemill.series.TimeKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A series of one or several dimensions and its class. Where the dimensions have the same times, or
 * none, the readings of a time are one observation; otherwise each reading is one. Reused from line
 * to line; not for several threads.
 */
public final class SeriesRow {
  private Dimension[] dimensions = {};
  private int count;
  private int longest;
  private boolean aligned;
  private TimeKind kind = TimeKind.WHOLE_NUMBER;
  private @Nullable String label;
  private int places;

  /** How many dimensions the series has. */
  public int dimensions() {
    return count;
  }

  /** Its class; null if it has none, or it was not read. */
  public @Nullable String label() {
    return label;
  }

  /** How many observations it makes. */
  public int observations() {
    if (aligned) {
      return count == 0 ? 0 : dimensions[longest].length();
    }
    return Arrays.stream(dimensions, 0, count).mapToInt(Dimension::length).sum();
  }

  /**
   * Sets time and values of an observation. Times that the file does not give are 0, 1, 2, …
   *
   * @param wanted the dimension of each sensor
   * @return how many sensors have a reading
   */
  public int read(int observation, int[] wanted, Observation into) {
    int only = -1;
    int at = observation;
    if (!aligned) {
      for (only = 0; at >= dimensions[only].length(); only++) {
        at -= dimensions[only].length();
      }
    }
    into.setTime(dimensions[aligned ? longest : only].time(at), kind);
    places = 0;
    int readings = 0;
    for (int sensor = 0; sensor < wanted.length; sensor++) {
      Dimension dimension = dimensions[wanted[sensor]];
      boolean there = (aligned || wanted[sensor] == only) && at < dimension.length();
      double value = there ? dimension.value(at) : Double.NaN;
      into.setValue(sensor, value);
      places += there ? 1 : 0;
      readings += Double.isNaN(value) ? 0 : 1;
    }
    return readings;
  }

  /** How many readings the observation last read could have: a dimension may be shorter. */
  public int places() {
    return places;
  }

  void clear() {
    count = 0;
    label = null;
    kind = TimeKind.WHOLE_NUMBER;
    aligned = false;
  }

  /** Adds a dimension, empty as yet. */
  Dimension add() {
    if (count == dimensions.length) {
      dimensions = Arrays.copyOf(dimensions, count + 1);
      dimensions[count] = new Dimension();
    }
    dimensions[count].clear();
    return dimensions[count++];
  }

  Dimension dimension(int i) {
    return dimensions[i];
  }

  /** What its times are. */
  TimeKind kind() {
    return kind;
  }

  void setLabel(@Nullable String name) {
    label = name;
  }

  /** Ends a series whose times are of that kind. */
  void end(TimeKind times) {
    kind = times;
    longest = 0;
    for (int i = 1; i < count; i++) {
      longest = dimensions[i].length() > dimensions[longest].length() ? i : longest;
    }
    aligned = true;
    for (int i = 0; i < count; i++) {
      aligned &= dimensions[i].startsAs(dimensions[longest]);
    }
  }

  /**
   * Ends a series of a format in which all have one width: what is missing at its end, in all
   * dimensions, fills the line. A series without any reading is taken as it is.
   */
  void endPadded() {
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = Math.max(length, dimensions[i].lengthToLastReading());
    }
    for (int i = 0; length > 0 && i < count; i++) {
      dimensions[i].cut(length);
    }
    end(TimeKind.WHOLE_NUMBER);
  }
}
