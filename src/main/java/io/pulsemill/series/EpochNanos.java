package io.pulsemill.series;

/** Moments as nanoseconds since 1970-01-01T00:00Z, as far as a long holds them. */
final class EpochNanos {
  /** From the first moment to the last, for a message. */
  static final String RANGE =
      "a time from 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z";

  static final long A_SECOND = 1_000_000_000L;
  private static final long FIRST_SECOND = Math.floorDiv(Long.MIN_VALUE, A_SECOND);
  private static final long FIRST_NANO = Math.floorMod(Long.MIN_VALUE, A_SECOND);
  private static final long LAST_SECOND = Math.floorDiv(Long.MAX_VALUE, A_SECOND);
  private static final long LAST_NANO = Math.floorMod(Long.MAX_VALUE, A_SECOND);

  private EpochNanos() {}

  /** Whether a second since 1970 and {@code nanos} of it, below 10^9, are within the range. */
  static boolean holds(long second, int nanos) {
    return (second > FIRST_SECOND || (second == FIRST_SECOND && nanos >= FIRST_NANO))
        && (second < LAST_SECOND || (second == LAST_SECOND && nanos <= LAST_NANO));
  }

  /** The moment, within the range. */
  static long of(long second, int nanos) {
    // The product alone may wrap; the sum fits and comes out right.
    return second * A_SECOND + nanos;
  }
}
