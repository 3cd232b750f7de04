package io.pulsemill.cli;

import io.pulsemill.features.FeaturesSettings;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.OutputFolder;
import io.pulsemill.output.Overlap;
import io.pulsemill.pipeline.InputTable;
import io.pulsemill.pipeline.PredictStep;
import io.pulsemill.pipeline.StageTable;
import io.pulsemill.run.RunFolder;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.sums.ModelFile;
import io.pulsemill.table.TableFormat;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code predict}: observations or a feature table, and a model → predictions. */
@Command(
    name = "predict",
    description = "Predict classes of new observations or of a table; no labels needed.")
final class PredictVerb extends RunVerb {
  @Option(
      names = "--input",
      paramLabel = "PATH,…",
      description =
          "Observations as text, Parquet, ORC or Avro (docs/inputs.md): comma-separated files,"
              + " folders or globs.")
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
  private TableFormat format;

  @Option(
      names = "--subject-column",
      paramLabel = "NAME",
      description =
          "Column that identifies a row (default: "
              + FeatureOptions.SUBJECT_COLUMN
              + ", or the model's for --table).")
  private String subject;

  @Mixin private ObservationOptions observations;
  @Mixin private TakeOverOption takeOver;

  @Override
  protected void run() throws IOException {
    long start = StageTable.start();
    chooseSource();
    Path place = path("--output", output);
    Overlap.refuse(conf(), place, table == null ? input : table, model);
    in(begin(place, takeOver), run -> predict(run, place, start));
  }

  private void predict(RunFolder run, Path place, long start) throws IOException {
    try (OutputFolder folder = OutputFolder.prepare(conf(), place, run)) {
      TrainedModel trained = ModelFile.read(conf(), path("--model", model), progress());
      PredictStep step = new PredictStep(run, trained, format, progress());
      long rows;
      if (table != null) {
        rows =
            step.ofTable(
                new InputTable(path("--table", table), observations.nulls()), subject, folder);
      } else {
        String id = subject != null ? subject : FeatureOptions.SUBJECT_COLUMN;
        FeaturesSettings settings =
            observations.settings(id, null, step.features(observations.sensors()));
        rows = step.ofObservations(input, settings, folder);
      }
      ended(new StageTable().add("predict", rows, start));
      out().println(DisplayPath.shown(folder.place()));
    }
  }

  /** One of the two; what the command line names takes precedence over what a key does. */
  private void chooseSource() {
    ParseResult given = given();
    if (given.hasMatchedOption("--input") != given.hasMatchedOption("--table")) {
      input = given.hasMatchedOption("--input") ? input : null;
      table = given.hasMatchedOption("--table") ? table : null;
    }
    if ((input == null) == (table == null)) {
      throw new UsageException("Expected one of --input and --table");
    }
  }
}
