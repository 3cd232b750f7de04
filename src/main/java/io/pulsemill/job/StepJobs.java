package io.pulsemill.job;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Job;

/** The jobs of a run that an earlier driver of it may have submitted. */
public interface StepJobs {
  /** Of a run that has no earlier driver. */
  StepJobs NONE =
      new StepJobs() {
        @Override
        public void mark(Configuration job, String step) {}

        @Override
        public Optional<Job> submitted(String step) {
          return Optional.empty();
        }
      };

  /** Marks a job as that of a step whose result a next driver could use. */
  void mark(Configuration job, String step);

  /** The job of a step that an earlier driver submitted, running or done, if it did not fail. */
  Optional<Job> submitted(String step) throws IOException;

  /** What is said of such a job that is used. */
  static String using(Job job) {
    return "using %s (%s), which an earlier driver of this run submitted"
        .formatted(job.getJobID(), job.getJobName());
  }
}
