package io.pulsemill.job;

import java.util.ArrayList;
import java.util.List;

/** The progress of a run, which keeps the jobs that ended well. */
public final class FinishedJobs extends ForwardingProgress {
  private final List<FinishedJob> jobs = new ArrayList<>();

  /** Its lines go to {@code progress}. */
  public FinishedJobs(Progress progress) {
    super(progress);
  }

  @Override
  public void ran(FinishedJob job) {
    jobs.add(job);
    super.ran(job);
  }

  /** The jobs run since the last call, in order. */
  public List<FinishedJob> drain() {
    List<FinishedJob> drained = List.copyOf(jobs);
    jobs.clear();
    return drained;
  }
}
