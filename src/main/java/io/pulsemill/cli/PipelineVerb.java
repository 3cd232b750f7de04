package io.pulsemill.cli;

import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.evaluate.Detail;
import io.pulsemill.features.FeaturesSettings;
import io.pulsemill.metrics.BootstrapSums;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.pipeline.Pipeline;
import io.pulsemill.pipeline.RunRecord;
import io.pulsemill.pipeline.StageTable;
import io.pulsemill.pipeline.TrainStep;
import io.pulsemill.report.EvaluationText;
import io.pulsemill.run.RunFolder;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.table.FeatureRowWriteSupport;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pipeline}: observations → feature table → model → evaluation, and the run's record. */
@Command(name = "pipeline", description = "Make features, train and evaluate in one run.")
final class PipelineVerb extends RunVerb {
  private static final TableColumns COLUMNS =
      new TableColumns(FeatureRowWriteSupport.SUBJECT, FeatureRowWriteSupport.LABEL, List.of());

  @Option(
      names = "--input",
      required = true,
      paramLabel = "PATH,…",
      description =
          "Observations as text, Parquet, ORC or Avro (docs/inputs.md): comma-separated files,"
              + " folders or globs.")
  private String input;

  @Option(
      names = "--test-input",
      paramLabel = "PATH,…",
      description =
          "Observations like --input, of subjects that test: all of --input train then (default:"
              + " none; the hash of the subject splits --input).")
  private String testInput;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description =
          "Output folder: features/, model.json, evaluation.json, run.json and report.html; with"
              + " --test-input, features-test/.")
  private String output;

  @Option(
      names = "--rows",
      paramLabel = "NAME",
      defaultValue = "test",
      description = "Rows to evaluate: ${COMPLETION-CANDIDATES}.")
  private RowChoice rows;

  @Option(
      names = "--auc",
      paramLabel = "NAME",
      defaultValue = "no",
      description =
          "Whether to sort the rows evaluated, for the area under the ROC curve:"
              + " ${COMPLETION-CANDIDATES}.")
  private YesOrNo auc;

  @Range(min = 0, max = BootstrapSums.MOST)
  @Option(
      names = "--bootstrap",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Replicates of the bootstrap that gives the confidence intervals of metrics that are no"
              + " proportions; 0 for none. evaluate makes these and the area by default.")
  private int bootstrap;

  @Option(
      names = "--compare-engines",
      description = "Train with every engine and compare the bytes of the models (default: off).")
  private boolean compareEngines;

  @Option(
      names = "--check",
      hidden = true,
      description =
          "Check options and outputs, print the names of results, then exit (for scripts).")
  private boolean check;

  @Mixin private FeatureOptions features;
  @Mixin private ObservationOptions observations;
  @Mixin private TrainingOptions training;
  @Mixin private InferenceOptions inference;
  @Mixin private RunOptions runs;

  @Override
  boolean isOneStage() {
    return false;
  }

  @Override
  protected void run() throws IOException {
    FeaturesSettings table = observations.settings(features);
    TrainStep trainStep = new TrainStep(trainingSettings(), training.resources());
    Path folder = path("--output", output);
    Pipeline.Plan plan =
        new Pipeline.Plan(
            input,
            testInput,
            folder,
            rows,
            new Detail(bootstrap, auc == YesOrNo.YES),
            training.engine(),
            compareEngines);
    List<String> inputs = new ArrayList<>(table.sources().labelPaths());
    inputs.add(input);
    inputs.add(testInput);
    in(
        begin(RunFolder.inside(conf(), folder), folder, runs, inputs),
        run -> {
          Pipeline pipeline = new Pipeline(run, plan, table, trainStep, progress());
          if (check) {
            Pipeline.resultNames().forEach(out()::println);
          } else {
            print(pipeline.run(new RunRecord(Version.number(), settings())));
          }
        });
  }

  private TrainingSettings trainingSettings() {
    TrainingSettings settings = inference.settings(training.settings(COLUMNS));
    if (testInput == null) {
      return settings;
    }
    if (rows != RowChoice.TEST) {
      throw new UsageException(
          "--rows: expected test, since --test-input has the rows to evaluate, but found " + rows);
    }
    FitOptions.refuseFraction(given(), true);
    return settings.splitBy(TrainingSplit.byTables(settings.split().seed()));
  }

  private void print(Pipeline.Result run) {
    out().println(StageTable.header());
    run.stages().forEach(out()::println);
    out().println();
    if (compareEngines) {
      out().println("models of %s: the same bytes".formatted(String.join(", ", run.engines())));
      out().println();
    }
    out().print(EvaluationText.write(run.evaluation()));
    out().println();
    run.places().forEach(place -> out().println(DisplayPath.shown(place)));
  }
}
