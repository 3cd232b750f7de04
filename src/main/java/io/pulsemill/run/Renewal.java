package io.pulsemill.run;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;

/** A thread that renews a lease while its driver works, and notices when it was taken over. */
final class Renewal implements Closeable {
  private static final long INTERVAL_MILLIS = 10_000;

  /** Why a driver ends. */
  static final String TAKEN_OVER =
      "another driver has taken over this run, as this one was silent for too long or by"
          + " --take-over; nothing more is written here";

  private final Lease lease;
  private final Consumer<String> lost;
  private final Thread thread = new Thread(this::run, "pulsemill-lease");

  /** {@code lost}: called with the reason, if the lease was taken over. */
  Renewal(Lease lease, Consumer<String> lost) {
    this.lease = lease;
    this.lost = lost;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(INTERVAL_MILLIS);
        if (!renewed()) {
          lost.accept(TAKEN_OVER);
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the run has ended
    }
  }

  /** Whether the lease still stands, as far as can be known. */
  private boolean renewed() {
    try {
      lease.renew();
      return true;
    } catch (IOException e) {
      try {
        return !lease.lost();
      } catch (IOException away) {
        return true; // the file system is away, for us and for others
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
