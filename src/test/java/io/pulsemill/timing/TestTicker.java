package io.pulsemill.timing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A ticker that a test moves by hand. It overflows in its first second, as that of a JVM may at any
 * time, so that no test passes which compares two readings. For several threads.
 */
public final class TestTicker implements Ticker {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 500_000_000);

  @Override
  public long nanos() {
    return nanos.get();
  }

  /** Lets {@code time} pass. */
  public void move(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** Lets so many milliseconds pass. */
  public void move(long millis) {
    move(Duration.ofMillis(millis));
  }
}
