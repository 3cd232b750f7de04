package io.pulsemill.series;

import org.jspecify.annotations.Nullable;

/** One reading of one subject; {@link ObservationParser} fills the same object line after line. */
public final class Observation {
  String subject = "";
  @Nullable String label;
  long time;
  TimeKind timeKind = TimeKind.DATE;
  double value;

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

  /** Always finite. */
  public double value() {
    return value;
  }
}
