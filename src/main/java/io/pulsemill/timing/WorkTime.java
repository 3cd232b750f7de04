package io.pulsemill.timing;

import java.util.concurrent.atomic.LongAdder;

/** Time of threads that read, decode and compute side by side; each adds its own. */
public final class WorkTime {
  private final LongAdder readNanos = new LongAdder();
  private final LongAdder decodeNanos = new LongAdder();
  private final LongAdder computeNanos = new LongAdder();

  /** Adds time of reading since {@code start}, of {@link System#nanoTime}, and returns now. */
  public long read(long start) {
    return add(readNanos, start);
  }

  /** Adds time of decoding since {@code start} and returns now. */
  public long decode(long start) {
    return add(decodeNanos, start);
  }

  /** Adds time of computing since {@code start} and returns now. */
  public long compute(long start) {
    return add(computeNanos, start);
  }

  /** Seconds of all threads together. */
  public PhaseTimes breakdown() {
    return new PhaseTimes()
        .add(Phase.READ, readNanos.sum() / 1e9)
        .add(Phase.DECODE, decodeNanos.sum() / 1e9)
        .add(Phase.COMPUTE, computeNanos.sum() / 1e9);
  }

  private static long add(LongAdder to, long start) {
    long now = System.nanoTime();
    to.add(now - start);
    return now;
  }
}
