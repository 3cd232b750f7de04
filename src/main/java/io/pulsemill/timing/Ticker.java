package io.pulsemill.timing;

/** A clock for durations: one reading means nothing, the difference of two is the time between. */
@FunctionalInterface
public interface Ticker {
  /** The one that runs by itself: that of this JVM. */
  Ticker SYSTEM = System::nanoTime;

  /** Nanoseconds since some moment that stays the same; may be negative, and may overflow. */
  long nanos();

  /** Seconds since {@code start}, an earlier reading of {@link #nanos}. */
  default double secondsSince(long start) {
    return (nanos() - start) / 1e9;
  }
}
