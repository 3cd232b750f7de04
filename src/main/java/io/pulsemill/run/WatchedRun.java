package io.pulsemill.run;

import io.pulsemill.job.ForwardingProgress;
import io.pulsemill.job.Progress;
import io.pulsemill.job.RunEvent;

/** The progress of a run, which keeps how far it is ({@link RunStatus}) and hands all on. */
public final class WatchedRun extends ForwardingProgress {
  private volatile RunStatus status = RunStatus.START;

  /** Of which {@code progress} hears too. */
  public WatchedRun(Progress progress) {
    super(progress);
  }

  RunStatus status() {
    return status;
  }

  @Override
  public synchronized void event(RunEvent event) {
    status = status.after(event);
    super.event(event);
  }
}
