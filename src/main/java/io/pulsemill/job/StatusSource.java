package io.pulsemill.job;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.mapreduce.JobStatus;

/** Where the status of a job that runs comes from. */
@FunctionalInterface
interface StatusSource {
  JobStatus get() throws IOException, InterruptedException;

  /** What a job that has not started waits for, if that is known. */
  default Optional<String> waitsFor() throws IOException {
    return Optional.empty();
  }
}
