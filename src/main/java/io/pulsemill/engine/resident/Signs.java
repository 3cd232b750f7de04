package io.pulsemill.engine.resident;

import io.pulsemill.timing.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When a member is to say that it is there: at moments of its own, an interval apart, so that not
 * all of a gang call at once, however alike they work.
 */
final class Signs {
  /** Moments into which members divide an interval. */
  private static final int TURNS = 1009;

  private final long interval;
  private final Ticker ticker;
  private final AtomicLong next;

  /** The first is due within an interval from now. */
  Signs(int member, Duration interval, Ticker ticker) {
    this.interval = interval.toNanos();
    this.ticker = ticker;
    int turn = 1 + member % TURNS;
    next = new AtomicLong(ticker.nanos() + (long) (this.interval * (turn / (double) TURNS)));
  }

  /** Whether one is due, which is then taken as given. */
  boolean due() {
    long planned = next.get();
    long late = ticker.nanos() - planned;
    return late >= 0 && next.compareAndSet(planned, planned + (late / interval + 1) * interval);
  }

  /** Seconds until one is due; 0 if one is. */
  double secondsLeft() {
    return Math.max(0, next.get() - ticker.nanos()) / 1e9;
  }
}
