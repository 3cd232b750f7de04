package io.pulsemill.run;

import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import io.pulsemill.job.RunEvent;

/** The progress of a run, which keeps how far it is ({@link RunStatus}) and hands all on. */
public final class WatchedRun implements Progress {
  private final Progress progress;
  private volatile RunStatus status = RunStatus.START;

  /** Of which {@code progress} hears too. */
  public WatchedRun(Progress progress) {
    this.progress = progress;
  }

  RunStatus status() {
    return status;
  }

  @Override
  public void say(String line) {
    progress.say(line);
  }

  @Override
  public void warn(String line) {
    progress.warn(line);
  }

  @Override
  public void ran(FinishedJob job) {
    progress.ran(job);
  }

  @Override
  public synchronized void event(RunEvent event) {
    status = status.after(event);
    progress.event(event);
  }
}
