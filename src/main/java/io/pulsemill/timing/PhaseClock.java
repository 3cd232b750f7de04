package io.pulsemill.timing;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/** Measures the phases of one thread's work, one after the other; other threads may read it. */
public final class PhaseClock {
  private final Ticker ticker;
  private final long start;

  @GuardedBy("this")
  private PhaseTimes parts = PhaseTimes.ZERO;

  @GuardedBy("this")
  private long last;

  /** Starts a clock by the system's ticker. */
  public PhaseClock() {
    this(Ticker.SYSTEM);
  }

  /** Starts a clock by {@code ticker}. */
  public PhaseClock(Ticker ticker) {
    this.ticker = ticker;
    start = ticker.nanos();
    last = start;
  }

  /** What was done since the last call belongs to {@code part}. */
  public synchronized void lap(Phase part) {
    parts = parts.plus(part, next());
  }

  /** Discards time that another clock accounts for. */
  public synchronized void skip() {
    next();
  }

  /** Forgets all that was before. */
  public synchronized void restart() {
    parts = PhaseTimes.ZERO;
    next();
  }

  /** What was done since the last call was {@code work}, by threads side by side. */
  public synchronized void share(PhaseTimes work) {
    parts = parts.plus(work.share(next()));
  }

  /**
   * What was done since the last call was {@code done}; what is left of the time is {@code rest}.
   * If more was done than there was time, it was begun earlier: then it shares the time.
   */
  public synchronized void lap(PhaseTimes done, Phase rest) {
    double wall = next();
    parts =
        done.total() > wall
            ? parts.plus(done.share(wall))
            : parts.plus(done).plus(rest, wall - done.total());
  }

  /** The parts so far. */
  public synchronized PhaseTimes parts() {
    return parts;
  }

  /** Seconds since the clock was started. */
  public double seconds() {
    return ticker.secondsSince(start);
  }

  @GuardedBy("this")
  private double next() {
    long now = ticker.nanos();
    double seconds = (now - last) / 1e9;
    last = now;
    return seconds;
  }
}
