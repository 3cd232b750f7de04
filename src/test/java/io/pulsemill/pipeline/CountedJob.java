package io.pulsemill.pipeline;

import io.pulsemill.history.TaskParts;
import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.JobCounters;
import io.pulsemill.timing.Phase;
import org.apache.hadoop.mapreduce.Counters;

/** Jobs of the local runner as they would have ended. */
final class CountedJob {
  private CountedJob() {}

  /** One whose only task counted so many seconds of a phase. */
  static FinishedJob of(String name, Phase phase, int seconds) {
    Counters counters = new Counters();
    counters.findCounter(TaskParts.Tasks.REPORTED).setValue(1);
    counters.findCounter(phase).setValue(seconds * 1_000_000L);
    return new FinishedJob(name, "job_local1_" + name, 1_000, 9_000, JobCounters.of(counters));
  }
}
