package io.pulsemill.job;

import io.pulsemill.timing.Deadline;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobStatus;

/**
 * Waits for a submitted job and logs its progress. On a cluster the first line comes after two
 * seconds and has the job's web address, which the hundreds of short passes of a training do not
 * need.
 */
final class JobWatch {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);
  private static final Duration START = Duration.ofSeconds(30);
  private static final String WAITS =
      "%s: YARN has not started this job within %d s: %s; it waits for room: free some (mapred job"
          + " -list), name another queue (-D mapreduce.job.queuename=NAME), or start workers";

  private static final Duration CLUSTER_QUIET = Duration.ofSeconds(2);

  private final Job job;
  private final String name;
  private final boolean local;
  private final long pollMillis;
  private final Progress progress;
  private final JobAttendant attendant;
  private final Ticker ticker;
  private boolean addressSaid;

  JobWatch(
      Job job,
      String name,
      boolean local,
      Progress progress,
      JobAttendant attendant,
      Ticker ticker) {
    this.job = job;
    this.attendant = attendant;
    this.ticker = ticker;
    this.name = name;
    this.local = local;
    this.pollMillis = job.getConfiguration().getLong(JobSettings.POLL, 50);
    this.progress = progress;
  }

  /**
   * Returns when the job has ended, with its last status: whether it ended well needs no further
   * question, which the history server would have to answer.
   */
  JobStatus await(StatusSource source) throws IOException, InterruptedException {
    Deadline next = Deadline.after(ticker, local ? BETWEEN_LINES : CLUSTER_QUIET);
    Deadline start = Deadline.after(ticker, START);
    boolean waitSaid = local;
    JobStatus status = source.get();
    while (!status.isJobComplete()) {
      attendant.look(job);
      if (next.passed()) {
        address(status).ifPresent(this::sayAddress);
        attendant.share(status).ifPresent(progress::event);
        next = Deadline.after(ticker, BETWEEN_LINES);
      }
      if (!waitSaid && start.passed()) {
        waitSaid = true;
        sayWait(status, source);
      }
      Thread.sleep(pollMillis);
      status = source.get();
    }
    return status;
  }

  /** YARN lets a job wait for ever, and does not tell it why. */
  private void sayWait(JobStatus status, StatusSource source) throws IOException {
    if (status.getState() == JobStatus.State.PREP) {
      source
          .waitsFor()
          .ifPresent(why -> progress.warn(WAITS.formatted(name, START.toSeconds(), why)));
    }
  }

  /** Of the page of a job on a cluster, if it has one yet. */
  static Optional<String> address(JobStatus status) {
    String address = status.getTrackingUrl();
    return Optional.ofNullable(address).filter(known -> known.startsWith("http")); // else N/A
  }

  private void sayAddress(String address) {
    if (!local && !addressSaid) {
      progress.say(name + ": " + address);
      addressSaid = true;
    }
  }
}
