package io.pulsemill.series;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one subject's sensors read at one time; {@link ObservationParser} and other readers fill the
 * same object record after record, but leave a field as it is if the file has no column for it.
 */
public final class Observation {
  String subject = "";
  @Nullable String label;
  long time;
  TimeKind timeKind = TimeKind.DATE;

  /** By sensor; NaN: missing. */
  final double[] values;

  /** An observation of one sensor. */
  public Observation() {
    this(1);
  }

  /** An observation of so many sensors. */
  public Observation(int sensors) {
    values = new double[sensors];
  }

  /** The subject's id, not empty. */
  public String subject() {
    return subject;
  }

  /** The subject's class; null if there is no label column. */
  public @Nullable String label() {
    return label;
  }

  /** Nanoseconds since 1970-01-01T00:00Z, or the whole number itself. */
  public long time() {
    return time;
  }

  public TimeKind timeKind() {
    return timeKind;
  }

  public int sensors() {
    return values.length;
  }

  /** What a sensor reads: finite, or NaN if that is missing. */
  public double value(int sensor) {
    return values[sensor];
  }

  /** How many sensors have a reading. */
  public int readings() {
    int there = 0;
    for (double value : values) {
      there += Double.isNaN(value) ? 0 : 1;
    }
    return there;
  }

  /** Takes a subject's id, not empty. */
  public void setSubject(String id) {
    subject = id;
  }

  public void setLabel(@Nullable String name) {
    label = name;
  }

  /** Takes a time, as {@link #time} gives it. */
  public void setTime(long newTime, TimeKind kind) {
    time = newTime;
    timeKind = kind;
  }

  /** Takes what one sensor reads; the others' values are missing. */
  public void setOnlyValue(int sensor, double value) {
    Arrays.fill(values, Double.NaN);
    values[sensor] = value;
  }

  /** Takes what a sensor reads: finite, or NaN if that is missing. */
  public void setValue(int sensor, double value) {
    values[sensor] = value;
  }
}
