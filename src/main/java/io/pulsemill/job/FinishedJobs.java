package io.pulsemill.job;

import java.util.ArrayList;
import java.util.List;

/** The progress of a run, which keeps the jobs that ended well. */
public final class FinishedJobs implements Progress {
  private final Progress progress;
  private final List<FinishedJob> jobs = new ArrayList<>();

  /** Its lines go to {@code progress}. */
  public FinishedJobs(Progress progress) {
    this.progress = progress;
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
  public void event(RunEvent event) {
    progress.event(event);
  }

  @Override
  public void ran(FinishedJob job) {
    jobs.add(job);
    progress.ran(job);
  }

  /** The jobs run since the last call, in order. */
  public List<FinishedJob> drain() {
    List<FinishedJob> drained = List.copyOf(jobs);
    jobs.clear();
    return drained;
  }
}
