package io.pulsemill.job;

import java.io.IOException;
import org.apache.hadoop.mapreduce.JobStatus;

/** Where the status of a job that runs comes from. */
@FunctionalInterface
interface StatusSource {
  JobStatus get() throws IOException, InterruptedException;
}
