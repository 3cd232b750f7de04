package io.pulsemill.job;

import java.io.IOException;
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
  private static final long PATIENCE_MILLIS = 5000;
  private static final long POLL_MILLIS = 50;

  private final Job job;
  private final Thread hook = new Thread(this::kill, "pulsemill-kill");
  private boolean armed;

  private KillOnExit(Job job) {
    this.job = job;
  }

  static KillOnExit of(Job job) {
    return new KillOnExit(job);
  }

  /** From here on; before the job is submitted, as the interrupt could come in between. */
  void arm() {
    // With a timeout given, Hadoop does not read all its defaults anew to find one.
    ShutdownHookManager.get()
        .addShutdownHook(hook, BEFORE_FILE_SYSTEMS, 2 * PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    armed = true;
  }

  private void kill() {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    try {
      while (!killed() && System.nanoTime() - end < 0) {
        Thread.sleep(POLL_MILLIS);
      }
      while (submitted() && !job.isComplete() && System.nanoTime() - end < 0) {
        Thread.sleep(POLL_MILLIS);
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
