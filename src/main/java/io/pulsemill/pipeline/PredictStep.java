package io.pulsemill.pipeline;

import io.pulsemill.InputException;
import io.pulsemill.features.FeaturesSettings;
import io.pulsemill.job.JobRun;
import io.pulsemill.job.Progress;
import io.pulsemill.output.OutputFolder;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.predict.PredictJob;
import io.pulsemill.run.RunFolder;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.summary.FeatureColumn;
import io.pulsemill.summary.FeatureColumns;
import io.pulsemill.table.FeatureRowWriteSupport;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.TableColumns;
import io.pulsemill.table.TableFormat;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;

/** Predicts the classes of a table's rows, or of subjects by their observations. */
public final class PredictStep {
  private static final String BAD = "_bad";
  private static final String STEP = "features";

  private final RunFolder run;
  private final Configuration conf;
  private final TrainedModel model;
  private final TableFormat format;
  private final Progress progress;

  public PredictStep(RunFolder run, TrainedModel model, TableFormat format, Progress progress) {
    this.run = run;
    this.conf = run.conf();
    this.model = model;
    this.format = format;
    this.progress = progress;
  }

  /**
   * The model's features, to be computed from observations.
   *
   * @param sensors columns of the readings
   * @throws InputException if one cannot be
   */
  public List<FeatureColumn> features(List<String> sensors) {
    try {
      return FeatureColumns.named(model.model().features(), sensors);
    } catch (InputException e) {
      throw new InputException(
          "The model needs a feature that is not computed from these value columns; name all its"
              + " sensors with --value-column (or --sensors), or give --table. "
              + e.getMessage(),
          e);
    }
  }

  /**
   * Predicts the rows of a table.
   *
   * @param subject its column; null for that of the model
   * @return number of rows
   */
  public long ofTable(InputTable input, String subject, OutputFolder output) throws IOException {
    String id = subject != null ? subject : InputTable.subject(model);
    TableColumns columns = new TableColumns(id, null, model.model().features());
    try (WorkFolder work = run.work()) {
      FeatureTable table = input.open(conf, columns, work, progress);
      return published(output, table, run(table, work, output));
    }
  }

  /**
   * Predicts subjects; what was left out of their observations is kept beside the predictions.
   *
   * @return number of subjects
   */
  public long ofObservations(String input, FeaturesSettings settings, OutputFolder output)
      throws IOException {
    try (WorkFolder work = run.work();
        OutputFolder made = OutputFolder.prepare(conf, work.next("table"), false)) {
      new FeaturesStep(settings).run(run, STEP, input, made, output, progress);
      TableColumns columns =
          new TableColumns(FeatureRowWriteSupport.SUBJECT, null, model.model().features());
      FeatureTable table = FeatureTable.open(conf, made.place(), columns);
      Job job = run(table, work, output);
      keepBad(table, output);
      return published(output, table, job);
    }
  }

  /** One task per row group: the files are a function of the table, not of the cluster. */
  private Job run(FeatureTable table, WorkFolder work, OutputFolder output) throws IOException {
    int tasks = Math.max(1, table.rowGroups().size());
    Job job = PredictJob.create(conf, table, model, format, tasks, work, output.work());
    JobRun.run(job, progress);
    return job;
  }

  private void keepBad(FeatureTable table, OutputFolder output) throws IOException {
    Path bad = new Path(table.path(), BAD);
    FileSystem files = bad.getFileSystem(conf);
    if (files.exists(bad) && !files.rename(bad, new Path(output.work(), BAD))) {
      throw new IOException("%s cannot be renamed".formatted(bad));
    }
  }

  private long published(OutputFolder output, FeatureTable table, Job job) throws IOException {
    output.publish();
    long missing = PredictJob.missing(job.getCounters());
    if (missing > 0) {
      progress.warn(missing + " rows without prediction: missing-value");
    }
    return table.rows();
  }
}
