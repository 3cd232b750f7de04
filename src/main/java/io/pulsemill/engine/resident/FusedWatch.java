package io.pulsemill.engine.resident;

import io.pulsemill.job.JobAttendant;
import io.pulsemill.job.RunEvent;
import io.pulsemill.timing.Deadline;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobStatus;

/** Looks after a job as another attendant does, and hands on what its task 0 logs. */
final class FusedWatch implements JobAttendant {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final JobAttendant usual;
  private final ProgressLogReader lines;
  private final Ticker ticker;
  private Deadline nextLook;

  FusedWatch(JobAttendant usual, ProgressLogReader lines, Ticker ticker) {
    this.usual = usual;
    this.lines = lines;
    this.ticker = ticker;
    nextLook = Deadline.after(ticker, Duration.ZERO);
  }

  @Override
  public Optional<RunEvent.JobShare> share(JobStatus status) {
    return usual.share(status);
  }

  @Override
  public void look(Job job) throws IOException {
    usual.look(job);
    if (!nextLook.passed()) {
      return;
    }
    nextLook = Deadline.after(ticker, BETWEEN_LOOKS);
    try {
      lines.listen();
    } catch (IOException e) {
      return; // the folder is out of reach for a while; the job is unaffected
    }
  }
}
