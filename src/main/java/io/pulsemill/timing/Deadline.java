package io.pulsemill.timing;

import java.time.Duration;

/** A moment until which something is awaited, by one ticker. Immutable. */
public final class Deadline {
  private final Ticker ticker;
  private final long end;

  private Deadline(Ticker ticker, long end) {
    this.ticker = ticker;
    this.end = end;
  }

  /**
   * The moment {@code wait} from now; 0 or less has passed at once.
   *
   * @throws ArithmeticException if it is more than the 292 years that nanoseconds can count
   */
  public static Deadline after(Ticker ticker, Duration wait) {
    return new Deadline(ticker, ticker.nanos() + wait.toNanos());
  }

  /** Whether that moment has come. */
  public boolean passed() {
    return nanos() <= 0;
  }

  /** The time until then; 0 once it has come. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanos()));
  }

  /** The difference, not the order of two readings, which may overflow between them. */
  private long nanos() {
    return end - ticker.nanos();
  }
}
