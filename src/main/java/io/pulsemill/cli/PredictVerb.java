package io.pulsemill.cli;

import io.pulsemill.InputException;
import io.pulsemill.features.ColumnNames;
import io.pulsemill.job.JobRun;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.OutputFolder;
import io.pulsemill.output.Overlap;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.pipeline.FeaturesStep;
import io.pulsemill.pipeline.InputTable;
import io.pulsemill.pipeline.StageTable;
import io.pulsemill.predict.PredictJob;
import io.pulsemill.predict.PredictionFormat;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.summary.Feature;
import io.pulsemill.sums.ModelFile;
import io.pulsemill.table.FeatureRowWriteSupport;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code predict}: observations or a feature table, and a model → predictions. */
@Command(
    name = "predict",
    description = "Predict classes of new observations or of a table; no labels needed.")
final class PredictVerb extends Verb {
  private static final String BAD = "_bad";

  @Option(
      names = "--input",
      paramLabel = "PATH,…",
      description =
          "Observations as CSV (plain, .gz or .bz2): comma-separated files, folders or globs.")
  private String input;

  @Option(
      names = "--table",
      paramLabel = "PATH",
      description =
          "Instead of --input: a feature table: Parquet, or CSV with a header; file, folder or glob.")
  private String table;

  @Option(
      names = "--model",
      defaultValue = "model.json",
      paramLabel = "FILE",
      description = "Model file to predict with.")
  private String model;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Output folder of the predictions.")
  private String output;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = "parquet",
      description = "${COMPLETION-CANDIDATES}.")
  private PredictionFormat format;

  @Option(
      names = "--subject-column",
      paramLabel = "NAME",
      description =
          "Column that identifies a row (default: ts_number, or the model's for --table).")
  private String subject;

  @Mixin private ObservationOptions observations;
  @Spec private CommandSpec spec;

  @Override
  protected void run() throws IOException {
    long start = StageTable.start();
    chooseSource();
    Path place = path("--output", output);
    Overlap.refuse(conf(), place, table == null ? input : table, model);
    try (OutputFolder folder = OutputFolder.prepare(conf(), place, overwrite());
        WorkFolder work = WorkFolder.beside(conf(), folder.place())) {
      TrainedModel trained = ModelFile.read(conf(), path("--model", model), progress());
      FeatureTable table = table(trained, work, folder);
      // One task per row group: the files are a function of the table, not of the cluster.
      int tasks = Math.max(1, table.rowGroups().size());
      Job job = PredictJob.create(conf(), table, trained, format, tasks, work, folder.work());
      JobRun.run(job, progress());
      keepBad(table, folder);
      folder.publish();
      long missing = PredictJob.missing(job.getCounters());
      if (missing > 0) {
        progress().warn(missing + " rows without prediction: missing-value");
      }
      out().println(new StageTable().add("predict", table.rows(), start));
      out().println(DisplayPath.shown(folder.place()));
    }
  }

  /** One of the two; what the command line names goes before what a key does. */
  private void chooseSource() {
    ParseResult given = spec.commandLine().getParseResult();
    if (given.hasMatchedOption("--input") != given.hasMatchedOption("--table")) {
      input = given.hasMatchedOption("--input") ? input : null;
      table = given.hasMatchedOption("--table") ? table : null;
    }
    if ((input == null) == (table == null)) {
      throw new UsageException("Expected one of --input and --table");
    }
  }

  private FeatureTable table(TrainedModel trained, WorkFolder work, OutputFolder folder)
      throws IOException {
    List<String> features = trained.model().features();
    if (table != null) {
      String id = subject != null ? subject : InputTable.subject(trained);
      TableColumns columns = new TableColumns(id, null, features);
      return InputTable.open(conf(), path("--table", table), columns, work, progress());
    }
    ColumnNames names =
        new ColumnNames(
            subject != null ? subject : "ts_number",
            observations.time(),
            observations.value(),
            null,
            true);
    try (OutputFolder made = OutputFolder.prepare(conf(), work.next("table"), false)) {
      new FeaturesStep(observations.settings(names, series(features)))
          .run(conf(), input, made, folder, progress());
      TableColumns columns = new TableColumns(FeatureRowWriteSupport.SUBJECT, null, features);
      return FeatureTable.open(conf(), made.place(), columns);
    }
  }

  /** What was left out of the observations is kept beside the predictions. */
  private void keepBad(FeatureTable table, OutputFolder folder) throws IOException {
    Path bad = new Path(table.path(), BAD);
    FileSystem files = bad.getFileSystem(conf());
    if (input != null && files.exists(bad) && !files.rename(bad, new Path(folder.work(), BAD))) {
      throw new IOException("%s cannot be renamed".formatted(bad));
    }
  }

  private static List<Feature> series(List<String> names) {
    try {
      return names.stream().map(Feature::of).toList();
    } catch (InputException e) {
      throw new InputException(
          "The model needs a feature that is not computed from observations; give --table. "
              + e.getMessage(),
          e);
    }
  }
}
