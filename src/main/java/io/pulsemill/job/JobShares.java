package io.pulsemill.job;

import java.util.Optional;
import org.apache.hadoop.mapreduce.JobStatus;

/**
 * The progress of a job in percent. Never less than before: Hadoop's own number falls when an
 * attempt is lost or an ApplicationMaster restarts.
 */
final class JobShares implements JobAttendant {
  private final String name;
  private long map = -1;
  private long reduce = -1;

  /** Of a job that does what {@code name} says. */
  JobShares(String name) {
    this.name = name;
  }

  @Override
  public Optional<RunEvent.JobShare> share(JobStatus status) {
    long newMap = Math.max(map, Math.round(100.0 * status.getMapProgress()));
    long newReduce = Math.max(reduce, Math.round(100.0 * status.getReduceProgress()));
    if (newMap == map && newReduce == reduce) {
      return Optional.empty();
    }
    map = newMap;
    reduce = newReduce;
    return Optional.of(
        new RunEvent.JobShare(
            name,
            String.valueOf(status.getJobID()),
            map,
            reduce,
            JobWatch.address(status).orElse(null)));
  }
}
