package io.pulsemill.plan;

import io.pulsemill.timing.Ticker;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen, and the time it is. Events of one moment happen in the order they came. */
final class EventQueue implements Ticker {
  private static final double NANOS = 1e9;

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::nanos).thenComparingLong(Event::number));
  private long now;
  private long number;

  private record Event(long nanos, long number, Runnable what) {}

  /** Does {@code what} after so many seconds, at least 0. */
  void after(double seconds, Runnable what) {
    long wait = (long) Math.ceil(Math.max(0, seconds) * NANOS);
    events.add(new Event(Math.addExact(now, wait), number++, what));
  }

  /** Lets the next event happen; false if there is none. */
  boolean step() {
    Event next = events.poll();
    if (next == null) {
      return false;
    }
    now = next.nanos;
    next.what.run();
    return true;
  }

  @Override
  public long nanos() {
    return now;
  }

  /** Seconds since the beginning. */
  double seconds() {
    return now / NANOS;
  }
}
