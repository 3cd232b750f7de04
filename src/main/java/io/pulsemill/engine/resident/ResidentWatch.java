package io.pulsemill.engine.resident;

import io.pulsemill.job.JobAttendant;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobStatus;

/**
 * The driver, while the job runs: forwards the progress of task 0, and ends a job whose tasks do
 * not all get to run in time, or one that is over and still waits for a container.
 */
final class ResidentWatch implements JobAttendant {
  private static final long LOOK_NANOS = 250_000_000L;

  /** For tasks to end by themselves once there is an outcome. */
  private static final Duration TO_END = Duration.ofSeconds(10);

  private final RunFolder folder;
  private final HeardLines lines;
  private final Duration gangTimeout;
  private final long start = System.nanoTime();

  private long next = start;
  private boolean formed;
  private boolean over;
  private long overSince;
  private boolean ended;

  ResidentWatch(RunFolder folder, HeardLines lines, Duration gangTimeout) {
    this.folder = folder;
    this.lines = lines;
    this.gangTimeout = gangTimeout;
  }

  @Override
  public Optional<String> line(JobStatus status) {
    return Optional.empty(); // its tasks run from start to end; task 0 logs more
  }

  @Override
  public void look(Job job) throws IOException {
    long now = System.nanoTime();
    if (now - next < 0) {
      return;
    }
    next = now + LOOK_NANOS;
    try {
      read(now);
    } catch (IOException e) {
      return; // the folder is out of reach for a while; the job is unaffected
    }
    boolean late = !formed && !over && now - start > gangTimeout.toNanos();
    boolean stuck = over && now - overSince > TO_END.toNanos();
    if (!ended && (late || stuck)) {
      ended = true;
      job.killJob();
    }
  }

  private void read(long now) throws IOException {
    lines.listen();
    formed = formed || folder.has(RunFolder.FORMED);
    if (!over && folder.has(RunFolder.OUTCOME)) {
      over = true;
      overSince = now;
    }
  }

  /** Whether it ended the job. */
  boolean ended() {
    return ended;
  }
}
