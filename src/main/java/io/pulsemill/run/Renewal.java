package io.pulsemill.run;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * A thread that renews a lease while its driver works, notices when it was taken over, and writes
 * down how far the run is.
 */
final class Renewal implements Closeable {
  private static final long STATUS_MILLIS = 2000;
  private static final int LOOKS_A_RENEWAL = 5;

  /** Why a driver ends. */
  static final String TAKEN_OVER =
      "another driver has taken over this run, as this one was silent for too long or by"
          + " --take-over; nothing more is written here";

  private final Lease lease;
  private final Consumer<String> lost;
  private final WatchedRun watched;
  private final Thread thread = new Thread(this::run, "pulsemill-lease");

  /**
   * @param watched the run that is under way
   * @param lost called with the reason, if the lease was taken over
   */
  Renewal(Lease lease, WatchedRun watched, Consumer<String> lost) {
    this.watched = watched;
    this.lease = lease;
    this.lost = lost;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      RunStatus written = RunStatus.START;
      for (int look = 1; ; look++) {
        Thread.sleep(STATUS_MILLIS);
        RunStatus now = watched.status();
        if (!now.equals(written) && wrote(now)) {
          written = now;
        }
        if (look % LOOKS_A_RENEWAL == 0 && !renewed()) {
          lost.accept(TAKEN_OVER);
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the run has ended
    }
  }

  private boolean wrote(RunStatus status) {
    try {
      lease.write(status);
      return true;
    } catch (IOException e) {
      return false; // nothing depends on it; whether the lease stands, the renewal finds out
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
