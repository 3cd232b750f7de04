package io.pulsemill.engine.resident;

import io.pulsemill.job.JobAttendant;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobStatus;

/**
 * The driver, while the job runs: hands on what task 0 says, and ends a job whose tasks do not all
 * get to run in time.
 */
final class ResidentWatch implements JobAttendant {
  private static final long LISTEN_NANOS = 250_000_000L;

  private final RunFolder folder;
  private final HeardLines lines;
  private final Duration gangTimeout;
  private final long start = System.nanoTime();

  private long next = start;
  private boolean formed;
  private boolean ended;

  ResidentWatch(RunFolder folder, HeardLines lines, Duration gangTimeout) {
    this.folder = folder;
    this.lines = lines;
    this.gangTimeout = gangTimeout;
  }

  @Override
  public Optional<String> line(JobStatus status) {
    return Optional.empty(); // its tasks are under way from start to end; task 0 says more
  }

  @Override
  public void look(Job job) throws IOException {
    long now = System.nanoTime();
    if (now - next < 0) {
      return;
    }
    next = now + LISTEN_NANOS;
    lines.listen();
    formed = formed || folder.has(RunFolder.FORMED) || folder.has(RunFolder.OUTCOME);
    if (!formed && !ended && now - start > gangTimeout.toNanos()) {
      ended = true;
      job.killJob();
    }
  }

  /** Whether it ended the job for want of tasks. */
  boolean ended() {
    return ended;
  }
}
