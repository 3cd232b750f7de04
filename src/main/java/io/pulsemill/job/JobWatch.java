package io.pulsemill.job;

import io.pulsemill.timing.Deadline;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.time.Duration;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobStatus;

/**
 * Waits for a submitted job and logs its progress. On a cluster the first line comes after two
 * seconds and has the job's web address, which the hundreds of short passes of a training do not
 * need.
 */
final class JobWatch {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);
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
    JobStatus status = source.get();
    while (!status.isJobComplete()) {
      attendant.look(job);
      if (next.passed()) {
        sayAddress(status.getTrackingUrl());
        attendant.line(status).ifPresent(progress::say);
        next = Deadline.after(ticker, BETWEEN_LINES);
      }
      Thread.sleep(pollMillis);
      status = source.get();
    }
    return status;
  }

  private void sayAddress(String address) {
    boolean known = address != null && address.startsWith("http"); // else N/A
    if (!local && !addressSaid && known) {
      progress.say(name + ": " + address);
      addressSaid = true;
    }
  }
}
