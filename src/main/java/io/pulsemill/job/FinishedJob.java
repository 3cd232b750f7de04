package io.pulsemill.job;

import io.pulsemill.history.JobHistory;
import org.jspecify.annotations.Nullable;

/**
 * A job that succeeded: what its driver has without further requests. Small, as a training may run
 * hundreds; {@link JobHistory} has the rest.
 *
 * @param name what the job does, for people: features, pass-0007
 * @param id Hadoop's, {@code job_…}
 * @param submitted the driver's clock before it submitted the job, epoch milliseconds
 * @param noticed the driver's clock when it saw that the job had ended, epoch milliseconds
 * @param counters of a job of the local runner, which keeps no history; else null
 */
public record FinishedJob(
    String name, String id, long submitted, long noticed, @Nullable JobCounters counters) {

  /** Whether it ran inside this JVM. */
  public boolean local() {
    return counters != null;
  }
}
