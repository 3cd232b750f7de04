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

/**
 * The driver, while the job runs: forwards the progress of task 0, and ends a job whose tasks do
 * not all get to run in time, or one that is over and still waits for a container.
 */
final class ResidentWatch implements JobAttendant {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  /** For tasks to end by themselves once there is an outcome. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final GangFolder folder;
  private final ProgressLogReader lines;
  private final Ticker ticker;
  private final Deadline toForm;

  private Deadline nextLook;
  private boolean formed;

  /** Null until there is an outcome. */
  private Deadline toEnd;

  private boolean ended;

  ResidentWatch(GangFolder folder, ProgressLogReader lines, Duration gangTimeout, Ticker ticker) {
    this.folder = folder;
    this.lines = lines;
    this.ticker = ticker;
    toForm = Deadline.after(ticker, gangTimeout);
    nextLook = Deadline.after(ticker, Duration.ZERO);
  }

  @Override
  public Optional<RunEvent.JobShare> share(JobStatus status) {
    return Optional.empty(); // its tasks run from start to end; task 0 logs more
  }

  @Override
  public void look(Job job) throws IOException {
    if (!nextLook.passed()) {
      return;
    }
    nextLook = Deadline.after(ticker, BETWEEN_LOOKS);
    try {
      read();
    } catch (IOException e) {
      return; // the folder is out of reach for a while; the job is unaffected
    }
    boolean late = !formed && toEnd == null && toForm.passed();
    boolean stuck = toEnd != null && toEnd.passed();
    if (!ended && (late || stuck)) {
      ended = true;
      job.killJob();
    }
  }

  private void read() throws IOException {
    lines.listen();
    formed = formed || folder.has(GangFolder.FORMED);
    if (toEnd == null && folder.has(GangFolder.OUTCOME)) {
      toEnd = Deadline.after(ticker, PATIENCE);
    }
  }

  /** Whether it ended the job. */
  boolean ended() {
    return ended;
  }
}
