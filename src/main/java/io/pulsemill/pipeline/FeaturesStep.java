package io.pulsemill.pipeline;

import io.pulsemill.InputException;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.engine.resident.FusedRun;
import io.pulsemill.features.ClockChanges;
import io.pulsemill.features.EmptySensors;
import io.pulsemill.features.FeaturesJob;
import io.pulsemill.features.FeaturesJson;
import io.pulsemill.features.FeaturesResult;
import io.pulsemill.features.FeaturesSettings;
import io.pulsemill.features.InputVerdict;
import io.pulsemill.features.LabelUse;
import io.pulsemill.features.WholeNumberTimes;
import io.pulsemill.job.Progress;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.OutputFolder;
import io.pulsemill.run.RunFolder;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.FeatureTableOutputFormat;
import io.pulsemill.table.RecordFiles;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.StatisticsFiles;
import io.pulsemill.table.TableColumns;
import io.pulsemill.table.TableFormat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;

/** Makes a feature table: the work of {@code features}, and a part of others. */
public final class FeaturesStep {
  private static final String FEATURES = "_features.json";

  private final FeaturesSettings settings;
  private final Optional<TrainingSettings> asked;
  private final Optional<FusedRun.Request> fused;
  private final TableFormat format;

  /**
   * What came of it.
   *
   * @param inputs the files it was made from
   * @param statistics those asked for; null if none were
   * @param fused a training by the same job; null if there was none
   */
  public record Made(
      FeaturesResult result,
      List<FileStatus> inputs,
      TrainingStatistics statistics,
      FusedRun fused) {}

  /** The step that makes such a table. */
  public FeaturesStep(FeaturesSettings settings) {
    this(settings, TableFormat.PARQUET);
  }

  /** The step that makes such a table, for other programs if not as Parquet. */
  public FeaturesStep(FeaturesSettings settings, TableFormat format) {
    this(settings, Optional.empty(), Optional.empty(), format);
  }

  private FeaturesStep(
      FeaturesSettings settings,
      Optional<TrainingSettings> asked,
      Optional<FusedRun.Request> fused,
      TableFormat format) {
    this.settings = settings;
    this.asked = asked;
    this.fused = fused;
    this.format = format;
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
        settings,
        Optional.of(training).filter(asked -> !asked.scope().weighted()),
        Optional.empty(),
        format);
  }

  /**
   * This step, whose job trains as well.
   *
   * @param evaluated rows to evaluate; null: none
   */
  FeaturesStep fusedWith(
      TrainingSettings training, TrainingResources resources, RowChoice evaluated) {
    TableColumns columns =
        new TableColumns(
            training.columns().subject(), training.columns().label(), settings.featureNames());
    FusedRun.Request request =
        new FusedRun.Request(
            training.of(columns), resources.tasks(), resources.gangTimeout(), evaluated);
    return new FeaturesStep(settings, Optional.empty(), Optional.of(request), format);
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
    TableJob ran = job(run, step, input, output, progress);
    Job job = ran.job();
    Path made = output.take(FileOutputFormat.getOutputPath(job));
    FeaturesResult result = FeaturesResult.of(job.getCounters());
    Optional<String> failure =
        InputVerdict.failure(result, settings, input, conf, made, failed.place());
    if (failure.isPresent()) {
      publishBad(conf, made, failed);
      if (ran.fused().isPresent()) {
        ran.fused().get().forget();
      }
      throw new InputException(failure.get());
    }
    OutputFile.prepare(conf, new Path(made, FEATURES), false)
        .write(FeaturesJson.of(settings, FeaturesJob.labeled(job), result));
    if (RecordFiles.asked(job.getConfiguration())) {
      RecordFiles.gather(job.getConfiguration(), made);
    }
    List<FileStatus> inputs = FeaturesJob.inputFiles(job);
    TrainingStatistics statistics =
        StatisticsFiles.asked(job.getConfiguration()) ? FeaturesJob.statistics(job, made) : null;
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
    return new Made(result, inputs, statistics, ran.fused().orElse(null));
  }

  /** The job, ended: that of an earlier driver of the run if there is one, else a new one. */
  private TableJob job(
      RunFolder run, String step, String input, OutputFolder output, Progress progress)
      throws IOException {
    Optional<TableJob> left = TableJob.ofEarlierDriver(run, step, FEATURES, progress);
    if (left.isPresent()) {
      return left.get();
    }
    Job job = FeaturesJob.create(run.conf(), settings, input, output.work());
    FeatureTableOutputFormat.setFormat(job.getConfiguration(), format);
    if (format == TableFormat.PARQUET) { // row groups are what a record lists
      RecordFiles.ask(job.getConfiguration());
    }
    asked.ifPresent(
        training ->
            StatisticsFiles.ask(
                job.getConfiguration(), training.split(), training.crossProducts()));
    Optional<FusedRun> training = Optional.empty();
    if (fused.isPresent()) {
      job.setReducerClass(FusedReducer.class);
      training = Optional.of(FusedRun.of(job, fused.get(), run.resident(), progress));
    }
    run.mark(job.getConfiguration(), step);
    return TableJob.run(job, training, progress);
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
