package io.pulsemill.pipeline;

import io.pulsemill.InputException;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.features.ClockChanges;
import io.pulsemill.features.EmptySensors;
import io.pulsemill.features.FeaturesJob;
import io.pulsemill.features.FeaturesJson;
import io.pulsemill.features.FeaturesResult;
import io.pulsemill.features.FeaturesSettings;
import io.pulsemill.features.InputVerdict;
import io.pulsemill.features.LabelUse;
import io.pulsemill.features.WholeNumberTimes;
import io.pulsemill.job.JobFailedException;
import io.pulsemill.job.JobRun;
import io.pulsemill.job.Progress;
import io.pulsemill.job.StepJobs;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.OutputFolder;
import io.pulsemill.run.RunFolder;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.RecordFiles;
import io.pulsemill.table.StatisticsFiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobStatus;
import org.apache.hadoop.mapreduce.lib.output.FileOutputCommitter;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;

/** Makes a feature table: the work of {@code features}, and a part of others. */
public final class FeaturesStep {
  private static final String FEATURES = "_features.json";

  private final FeaturesSettings settings;
  private final Optional<TrainingSettings> asked;

  /** What came of it, the files it was made from, and the statistics asked for or null. */
  public record Made(
      FeaturesResult result, List<FileStatus> inputs, TrainingStatistics statistics) {}

  /** The step that makes such a table. */
  public FeaturesStep(FeaturesSettings settings) {
    this(settings, Optional.empty());
  }

  private FeaturesStep(FeaturesSettings settings, Optional<TrainingSettings> asked) {
    this.settings = settings;
    this.asked = asked;
  }

  /** How observations become features. */
  public FeaturesSettings settings() {
    return settings;
  }

  /**
   * This step, taking the statistics of the rows to be trained on as well; not if these count
   * differently, as the statistics of a table do not know it.
   */
  public FeaturesStep withStatistics(TrainingSettings training) {
    return new FeaturesStep(
        settings, Optional.of(training).filter(asked -> !asked.scope().weighted()));
  }

  /**
   * Looks at an input without running a job.
   *
   * @param option that names it, for messages
   * @throws InputException if it cannot be used
   */
  public void check(Configuration conf, String input, String option) throws IOException {
    FeaturesJob.check(conf, settings, input, option);
  }

  /**
   * Runs the job and puts the table in place; if the input cannot be used, only {@code _bad}.
   *
   * @param step of the run, by which another driver finds the job
   * @param failed where {@code _bad} goes then; may be {@code output}
   * @throws InputException if the input cannot be used
   */
  public Made run(
      RunFolder run,
      String step,
      String input,
      OutputFolder output,
      OutputFolder failed,
      Progress progress)
      throws IOException {
    Configuration conf = run.conf();
    Job job = job(run, step, input, output, progress);
    Path made = output.take(FileOutputFormat.getOutputPath(job));
    FeaturesResult result = FeaturesResult.of(job.getCounters());
    Optional<String> failure =
        InputVerdict.failure(result, settings, input, conf, made, failed.place());
    if (failure.isPresent()) {
      publishBad(conf, made, failed);
      throw new InputException(failure.get());
    }
    OutputFile.prepare(conf, new Path(made, FEATURES), false)
        .write(FeaturesJson.of(settings, FeaturesJob.labeled(job), result));
    RecordFiles.gather(job.getConfiguration(), made);
    List<FileStatus> inputs = FeaturesJob.inputFiles(job);
    TrainingStatistics statistics = asked.isPresent() ? FeaturesJob.statistics(job, made) : null;
    output.publish(made);
    say(result, progress);
    WholeNumberTimes.warning(job.getCounters()).ifPresent(progress::warn);
    LabelUse.warning(job.getCounters()).ifPresent(progress::warn);
    for (String column : FeaturesJob.shadowed(job)) {
      progress.warn(
          "'%s' is taken from the names of the folders, not from the files (--partition-columns)"
              .formatted(column));
    }
    EmptySensors.warning(job.getCounters(), settings.columns().sensors()).ifPresent(progress::warn);
    ClockChanges.warning(job.getCounters(), settings.times().zone()).ifPresent(progress::warn);
    return new Made(result, inputs, statistics);
  }

  /** The job, ended: that of an earlier driver of the run if there is one, else a new one. */
  private Job job(RunFolder run, String step, String input, OutputFolder output, Progress progress)
      throws IOException {
    Optional<Job> left = run.submitted(step);
    if (left.isPresent() && hasOutput(run, left.get())) {
      progress.say(StepJobs.using(left.get()));
      try {
        JobRun.run(left.get(), progress);
        return left.get();
      } catch (JobFailedException e) {
        progress.warn("the job of an earlier driver failed, a new one begins: " + e.getMessage());
      }
    }
    Job job = FeaturesJob.create(run.conf(), settings, input, output.work());
    RecordFiles.ask(job.getConfiguration());
    asked.ifPresent(
        training ->
            StatisticsFiles.ask(
                job.getConfiguration(), training.split(), training.crossProducts()));
    run.mark(job.getConfiguration(), step);
    JobRun.run(job, progress);
    return job;
  }

  /** Whether a job is still at it, or what it wrote is where it wrote it. */
  private static boolean hasOutput(RunFolder run, Job job) throws IOException {
    JobStatus.State state = state(job);
    if (state == JobStatus.State.PREP || state == JobStatus.State.RUNNING) {
      return true;
    }
    Path output = FileOutputFormat.getOutputPath(job);
    FileSystem files = run.files().files();
    return output != null
        && files.exists(new Path(output, FileOutputCommitter.SUCCEEDED_FILE_NAME))
        && !files.exists(new Path(output, FEATURES)); // else its driver died at what follows
  }

  private static JobStatus.State state(Job job) throws IOException {
    try {
      return job.getStatus().getState();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("Interrupted").initCause(e);
    }
  }

  private static void publishBad(Configuration conf, Path made, OutputFolder failed)
      throws IOException {
    FileSystem files = made.getFileSystem(conf);
    Path bad = new Path(made, "_bad");
    if (files.exists(bad)) {
      Path alone = made.suffix("-failed");
      files.mkdirs(alone);
      if (!files.rename(bad, new Path(alone, "_bad"))) {
        throw new IOException("%s cannot be renamed".formatted(bad));
      }
      files.delete(made, true);
      failed.publish(alone);
    }
  }

  private static void say(FeaturesResult result, Progress progress) {
    progress.say(
        "features: %d records read, %d used, %d duplicates dropped, %d missing, %d left out; %d subjects"
            .formatted(
                result.read(),
                result.used(),
                result.duplicates(),
                result.missing(),
                result.read() - result.used() - result.duplicates() - result.missing(),
                result.subjects()));
    result.malformed().forEach((reason, n) -> warn(progress, n, "records left out: " + reason));
    result
        .contradictorySubjects()
        .forEach((reason, n) -> warn(progress, n, "subjects left out: " + reason));
  }

  private static void warn(Progress progress, long n, String what) {
    if (n > 0) {
      progress.warn(n + " " + what);
    }
  }
}
