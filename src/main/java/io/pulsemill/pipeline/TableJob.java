package io.pulsemill.pipeline;

import io.pulsemill.engine.resident.FusedRun;
import io.pulsemill.job.JobAttendant;
import io.pulsemill.job.JobFailedException;
import io.pulsemill.job.JobRun;
import io.pulsemill.job.Progress;
import io.pulsemill.job.StepJobs;
import io.pulsemill.run.RunFolder;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobStatus;
import org.apache.hadoop.mapreduce.lib.output.FileOutputCommitter;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;

/**
 * A features job of a run that has ended well.
 *
 * @param fused the training it did beside; empty if it did none
 */
record TableJob(Job job, Optional<FusedRun> fused) {
  /** Runs a new one. */
  static TableJob run(Job job, Optional<FusedRun> fused, Progress progress) throws IOException {
    watch(job, fused, progress);
    return ended(job, fused);
  }

  /**
   * That of an earlier driver of the run; returns when it has ended. Empty if there is none of use.
   *
   * @param last name of the file that a driver writes last into a table
   */
  static Optional<TableJob> ofEarlierDriver(
      RunFolder run, String step, String last, Progress progress) throws IOException {
    Optional<Job> left = run.submitted(step);
    boolean runs = left.isPresent() && runs(left.get());
    if (left.isEmpty() || !(runs || hasOutput(run, left.get(), last))) {
      return Optional.empty();
    }
    progress.say(StepJobs.using(left.get()));
    try {
      watch(left.get(), FusedRun.of(left.get(), progress), progress);
    } catch (JobFailedException e) {
      progress.warn("the job of an earlier driver failed, a new one begins: " + e.getMessage());
      return Optional.empty();
    }
    if (runs) { // a job that was about to end had no configuration any more; its history has it
      left = run.submitted(step);
    }
    if (left.isEmpty() || !hasOutput(run, left.get(), last)) {
      return Optional.empty();
    }
    return Optional.of(ended(left.get(), FusedRun.of(left.get(), progress)));
  }

  private static void watch(Job job, Optional<FusedRun> fused, Progress progress)
      throws IOException {
    JobAttendant usual = JobRun.attendant(job);
    JobRun.run(job, progress, fused.map(run -> run.attendant(usual)).orElse(usual));
  }

  private static TableJob ended(Job job, Optional<FusedRun> fused) throws IOException {
    if (fused.isPresent()) {
      fused.get().ended();
    }
    return new TableJob(job, fused);
  }

  private static boolean runs(Job job) throws IOException {
    try {
      JobStatus.State state = job.getStatus().getState();
      return state == JobStatus.State.PREP || state == JobStatus.State.RUNNING;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("Interrupted").initCause(e);
    }
  }

  /** Whether what it wrote is where it wrote it, and no driver died at what follows. */
  private static boolean hasOutput(RunFolder run, Job job, String last) throws IOException {
    Path output = FileOutputFormat.getOutputPath(job);
    FileSystem files = run.files().files();
    return output != null
        && files.exists(new Path(output, FileOutputCommitter.SUCCEEDED_FILE_NAME))
        && !files.exists(new Path(output, last));
  }
}
