package io.pulsemill.series;

/** What a time counts. One input holds times of one kind. */
public enum TimeKind {
  /** A whole number in an unspecified unit. */
  WHOLE_NUMBER,
  /** A date or date-time: nanoseconds since 1970-01-01T00:00Z. */
  DATE
}
