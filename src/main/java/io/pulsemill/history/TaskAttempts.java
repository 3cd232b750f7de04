package io.pulsemill.history;

import io.pulsemill.job.JobCounters;
import org.apache.hadoop.mapreduce.JobCounter;

/**
 * Attempts at the map or the reduce tasks of a job, as the ApplicationMaster counted them.
 *
 * @param launched those that got as far as a JVM
 * @param failed ended by their own error
 * @param killed ended by the cluster, launched or not: a lost node, a container handed over to
 *     another attempt, a speculative twin that was faster
 */
public record TaskAttempts(long launched, long failed, long killed) {
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
