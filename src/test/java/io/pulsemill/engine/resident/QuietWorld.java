package io.pulsemill.engine.resident;

import java.util.Comparator;
import java.util.PriorityQueue;

/** A world in which work takes a tenth of a second and messages a thousandth. */
final class QuietWorld implements GangWorld {
  private static final double WORK = 0.1;
  private static final double WAY = 0.001;

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::nanos).thenComparingLong(Event::number));
  private long now;
  private long number;
  private long messages;
  private int machines = Integer.MAX_VALUE;

  private record Event(long nanos, long number, Runnable what) {}

  /** Lets events happen until there is none, or so many seconds have passed. */
  void run(double seconds) {
    while (!events.isEmpty() && events.peek().nanos() <= seconds * 1e9) {
      Event next = events.remove();
      now = next.nanos();
      next.what().run();
    }
  }

  double seconds() {
    return now / 1e9;
  }

  long messages() {
    return messages;
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public int machine(int member) {
    return member % machines;
  }

  /** Lets members share so many machines; each has its own otherwise. */
  void share(int most) {
    machines = most;
  }

  @Override
  public void after(double seconds, Runnable event) {
    events.add(new Event(now + Math.round(seconds * 1e9), number++, event));
  }

  @Override
  public void work(int member, Work work, long step, Runnable done) {
    after(WORK, done);
  }

  @Override
  public void send(int from, int to, double bytes, Runnable taken) {
    messages++;
    after(WAY, taken);
  }

  @Override
  public double sumBytes(long step) {
    return step == 1 ? 1000 : 2.5 * Part.BYTES; // of a pass: three parts
  }

  @Override
  public double requestBytes(long step) {
    return 100;
  }
}
