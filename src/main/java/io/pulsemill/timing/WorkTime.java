package io.pulsemill.timing;

import java.util.concurrent.atomic.LongAdder;

/** Time of threads that read, decode and compute side by side; each adds its own. */
public final class WorkTime {
  private final Ticker ticker;
  private final LongAdder readNanos = new LongAdder();
  private final LongAdder decodeNanos = new LongAdder();
  private final LongAdder computeNanos = new LongAdder();

  /** No time yet, by the system's ticker. */
  public WorkTime() {
    this(Ticker.SYSTEM);
  }

  /** No time yet, by {@code ticker}. */
  public WorkTime(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Now, for {@link #read}, {@link #decode} and {@link #compute}; nanoseconds of the ticker. */
  public long start() {
    return ticker.nanos();
  }

  /** Adds the time since {@code start}, of this clock, to that of reading, and returns now. */
  public long read(long start) {
    return add(readNanos, start);
  }

  /** Adds the time since {@code start} to that of decoding, and returns now. */
  public long decode(long start) {
    return add(decodeNanos, start);
  }

  /** Adds the time since {@code start} to that of computing, and returns now. */
  public long compute(long start) {
    return add(computeNanos, start);
  }

  /** Seconds of all threads together. */
  public PhaseTimes breakdown() {
    return PhaseTimes.ZERO
        .plus(Phase.READ, readNanos.sum() / 1e9)
        .plus(Phase.DECODE, decodeNanos.sum() / 1e9)
        .plus(Phase.COMPUTE, computeNanos.sum() / 1e9);
  }

  private long add(LongAdder to, long start) {
    long now = ticker.nanos();
    to.add(now - start);
    return now;
  }
}
