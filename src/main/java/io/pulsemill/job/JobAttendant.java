package io.pulsemill.job;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobStatus;

/** Looks after a job while it runs. */
@FunctionalInterface
public interface JobAttendant {
  /** How far the job is, asked for every second; empty if there is nothing new. */
  Optional<RunEvent.JobShare> share(JobStatus status);

  /** Called again and again while the job runs; may kill it. */
  default void look(Job job) throws IOException {}
}
