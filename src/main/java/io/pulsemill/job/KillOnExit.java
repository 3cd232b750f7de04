package io.pulsemill.job;

import io.pulsemill.timing.Deadline;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Kills a job whose driver is interrupted (Ctrl-C): its output goes with the driver, so it must not
 * write on. Runs before the file systems delete what was left for exit.
 */
final class KillOnExit implements AutoCloseable {
  private static final int BEFORE_FILE_SYSTEMS = FileSystem.SHUTDOWN_HOOK_PRIORITY + 10;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Job job;
  private final Ticker ticker;
  private final Thread hook = new Thread(this::kill, "pulsemill-kill");
  private boolean armed;

  private KillOnExit(Job job, Ticker ticker) {
    this.job = job;
    this.ticker = ticker;
  }

  static KillOnExit of(Job job) {
    return new KillOnExit(job, Ticker.SYSTEM);
  }

  /** From here on; before the job is submitted, as the interrupt could come in between. */
  void arm() {
    // With a timeout given, Hadoop does not read all its defaults anew to find one.
    ShutdownHookManager.get()
        .addShutdownHook(hook, BEFORE_FILE_SYSTEMS, 2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    armed = true;
  }

  private void kill() {
    Deadline end = Deadline.after(ticker, PATIENCE);
    try {
      while (!killed() && !end.passed()) {
        Thread.sleep(POLL.toMillis());
      }
      while (submitted() && !job.isComplete() && !end.passed()) {
        Thread.sleep(POLL.toMillis());
      }
    } catch (IOException e) {
      return; // it cannot be reached; there is no one left to notify
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean killed() throws IOException {
    if (submitted()) {
      job.killJob();
      return true;
    }
    return false;
  }

  /** Not while {@code submit} is still at work. */
  private boolean submitted() {
    try {
      job.getTrackingURL();
      return true;
    } catch (IllegalStateException e) { // the only way it reports this
      return false;
    }
  }

  @Override
  public void close() {
    if (armed && !ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }
}
