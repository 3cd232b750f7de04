package io.pulsemill.columnar;

/** What the stored times of a column are. */
enum TimeType {
  /** Days since 1970-01-01. */
  DATE,
  /** Moments since 1970-01-01T00:00Z, in a unit. */
  MILLIS,
  MICROS,
  NANOS,
  /** Times of clocks since they showed 1970-01-01T00:00, in a unit. */
  LOCAL_MILLIS,
  LOCAL_MICROS,
  LOCAL_NANOS,
  /** Whole numbers, whose meaning {@code --time-format} gives. */
  NUMBER,
  UNSIGNED_NUMBER,
  /** Moments, in seconds and nanoseconds. */
  MOMENT,
  /** Times of clocks, in seconds and nanoseconds. */
  LOCAL,
  /** Text, as in text files. */
  TEXT
}
