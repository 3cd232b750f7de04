package io.pulsemill.history;

import io.pulsemill.job.JobCounters;
import io.pulsemill.record.TaskAttempts;
import org.apache.hadoop.mapreduce.JobCounter;

/** Attempts at the tasks of a job, from its counters. */
final class Attempts {
  private Attempts() {}

  static TaskAttempts maps(JobCounters counters) {
    return of(
        counters,
        JobCounter.TOTAL_LAUNCHED_MAPS,
        JobCounter.NUM_FAILED_MAPS,
        JobCounter.NUM_KILLED_MAPS);
  }

  static TaskAttempts reduces(JobCounters counters) {
    return of(
        counters,
        JobCounter.TOTAL_LAUNCHED_REDUCES,
        JobCounter.NUM_FAILED_REDUCES,
        JobCounter.NUM_KILLED_REDUCES);
  }

  /** The ApplicationMaster creates a counter with the first attempt: no counter means 0. */
  private static TaskAttempts of(
      JobCounters counters, JobCounter launched, JobCounter failed, JobCounter killed) {
    return new TaskAttempts(
        counters.count(launched), counters.count(failed), counters.count(killed));
  }
}
