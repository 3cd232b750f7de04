package io.pulsemill.features;

import io.pulsemill.InputException;
import io.pulsemill.table.InputPaths;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;

/** The paths that a job reads: observations, or the files with labels beside them. */
final class InputList {
  private InputList() {}

  /** Sets the paths of a job, as a user named them with {@code option}. */
  static void set(Job job, String input, String option) throws IOException {
    try {
      FileInputFormat.setInputPaths(
          job, InputPaths.split(job.getConfiguration(), input).toArray(new Path[0]));
    } catch (IllegalArgumentException e) { // an empty path, or a scheme without one
      throw new InputException(
          "Input '%s': %s; check %s".formatted(input, e.getMessage(), option), e);
    }
  }

  /** A job whose input is the files with labels of a job that has some. */
  static Job labels(JobContext observations) throws IOException {
    Job job = Job.getInstance(observations.getConfiguration());
    FeaturesSettings settings = FeaturesSettings.read(job.getConfiguration());
    settings.ofLabels().write(job.getConfiguration());
    set(job, String.valueOf(settings.sources().labels()), "--labels");
    return job;
  }
}
