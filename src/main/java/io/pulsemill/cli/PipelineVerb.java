package io.pulsemill.cli;

import io.pulsemill.engine.EngineChoice;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.evaluate.EvaluateJob;
import io.pulsemill.job.ErrorLine;
import io.pulsemill.job.JobSettings;
import io.pulsemill.metrics.EvaluationText;
import io.pulsemill.metrics.Scores;
import io.pulsemill.output.DisplayPath;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.OutputFolder;
import io.pulsemill.output.Overlap;
import io.pulsemill.pipeline.EvaluateStep;
import io.pulsemill.pipeline.FeaturesStep;
import io.pulsemill.pipeline.ReportStep;
import io.pulsemill.pipeline.RunRecord;
import io.pulsemill.pipeline.SharedTable;
import io.pulsemill.pipeline.StageJobs;
import io.pulsemill.pipeline.StageTable;
import io.pulsemill.pipeline.TrainStep;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.FeatureRowWriteSupport;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.TableColumns;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseTimes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pipeline}: observations → feature table → model → evaluation, and the run's record. */
@Command(name = "pipeline", description = "Make features, train and evaluate in one run.")
final class PipelineVerb extends Verb {
  private static final TableColumns COLUMNS =
      new TableColumns(FeatureRowWriteSupport.SUBJECT, FeatureRowWriteSupport.LABEL, List.of());

  private static final List<String> RESULTS =
      List.of(
          "model.json",
          "model-jobs.json",
          "model-resident.json",
          "evaluation.json",
          "run.json",
          "report.html");

  /** What a comparison trains with beside the local engine. */
  private static final List<EngineChoice> OTHERS =
      List.of(EngineChoice.JOBS, EngineChoice.RESIDENT);

  @Option(
      names = "--input",
      required = true,
      paramLabel = "PATH,…",
      description =
          "Observations as CSV (plain, .gz or .bz2): comma-separated files, folders or globs.")
  private String input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Output folder: features/, model.json, evaluation.json and run.json.")
  private String output;

  @Option(
      names = "--rows",
      paramLabel = "NAME",
      defaultValue = "test",
      description = "Rows to evaluate: ${COMPLETION-CANDIDATES}.")
  private RowChoice rows;

  @Option(
      names = "--compare-engines",
      description = "Train with every engine and compare the bytes of the models (default: off).")
  private boolean compareEngines;

  @Option(
      names = "--check",
      hidden = true,
      description = "Check options and outputs, then exit (for scripts that generate the input).")
  private boolean check;

  @Mixin private FeatureOptions features;
  @Mixin private ObservationOptions observations;
  @Mixin private TrainingOptions training;

  private final List<String> engines = new ArrayList<>();
  private final StageTable stages = new StageTable();
  private final StageJobs jobs = new StageJobs();

  @Override
  protected void run() throws IOException {
    FeaturesStep featuresStep = new FeaturesStep(observations.settings(features));
    TrainStep trainStep = new TrainStep(training.settings(COLUMNS), training.resources());
    EvaluateJob.checkRows(rows, training.trainFraction());
    Path folder = path("--output", output);
    OutputFile modelFile = file(folder, "model.json");
    Map<EngineChoice, OutputFile> others = new EnumMap<>(EngineChoice.class);
    if (compareEngines()) {
      for (EngineChoice engine : OTHERS) {
        others.put(engine, file(folder, "model-%s.json".formatted(engine)));
      }
    }
    OutputFile evaluationFile = file(folder, "evaluation.json");
    OutputFile runFile = file(folder, "run.json");
    OutputFile reportFile = file(folder, "report.html");
    RunRecord record = new RunRecord(Version.number(), settings());
    Path table = new Path(modelFile.place().getParent(), "features");
    Overlap.refuse(conf(), table, input);
    OutputFolder.prepare(conf(), table, overwrite()).close();
    if (check) {
      return;
    }
    FeaturesStep.Made read = features(featuresStep, trainStep.settings(), table);
    record.features(conf(), read.inputs(), read.result());
    SharedTable shared = new SharedTable(table);
    EngineChoice engine = compareEngines() ? EngineChoice.LOCAL : training.engine();
    TrainStep.Request request = new TrainStep.Request(modelFile, rows, evaluationFile);
    TrainStep.Result trained = train(trainStep, engine, shared, read.statistics(), request, record);
    TrainedModel model = trained.result().model();
    for (Map.Entry<EngineChoice, OutputFile> other : others.entrySet()) {
      TrainStep.Request another = new TrainStep.Request(other.getValue(), null, null);
      compare(model, train(trainStep, other.getKey(), shared, read.statistics(), another, record));
    }
    Scores scores = evaluate(trained, shared, evaluationFile);
    record.stages(stages.stages(), jobs, conf(), progress());
    runFile.write(record.json());
    List<OutputFile> written = new ArrayList<>(List.of(modelFile, evaluationFile, runFile));
    written.addAll(1, others.values());
    if (report(reportFile)) {
      written.add(reportFile);
    }
    print(scores, model, table, written);
  }

  /** The page only repeats the other files: its failure is a warning and does not fail the run. */
  private boolean report(OutputFile file) {
    try {
      new ReportStep(conf(), progress()).run(file.place().getParent(), null, file);
      return true;
    } catch (IOException | RuntimeException e) {
      progress().warn("no report written: " + ErrorLine.of(e));
      return false;
    }
  }

  private TrainStep.Result train(
      TrainStep step,
      EngineChoice engine,
      SharedTable table,
      TrainingStatistics known,
      TrainStep.Request request,
      RunRecord record)
      throws IOException {
    long start = StageTable.start();
    TrainStep.Result trained = step.run(conf(), engine, table, known, request, progress());
    double seconds = StageTable.seconds(start) - trained.scoresSeconds();
    ended("train " + trained.engine(), trained.table().rows(), seconds, trained.parts());
    record.training(trained, step.settings());
    engines.add(trained.engine());
    return trained;
  }

  private static void compare(TrainedModel model, TrainStep.Result other) throws IOException {
    if (!ModelJson.write(model).equals(ModelJson.write(other.result().model()))) {
      throw new IOException(
          "Engines produced different models: local and %s; please report this"
              .formatted(other.engine()));
    }
  }

  /** If the training's own tasks have evaluated, the file is written. */
  private Scores evaluate(TrainStep.Result trained, SharedTable table, OutputFile output)
      throws IOException {
    Scores scores = trained.scores();
    double seconds = trained.scoresSeconds();
    PhaseTimes parts = new PhaseTimes().add(Phase.COMPUTE, seconds);
    if (scores == null) {
      long start = StageTable.start();
      TrainedModel model = trained.result().model();
      scores = EvaluateStep.run(conf(), table, model, rows, output, progress());
      seconds = StageTable.seconds(start);
      parts = new PhaseTimes();
    } else {
      EvaluateJob.check(scores, trained.table(), rows, progress());
    }
    ended("evaluate", scores.rows(), seconds, parts);
    return scores;
  }

  private void ended(String stage, long stageRows, double seconds, PhaseTimes parts) {
    jobs.add(stages.add(stage, stageRows, seconds, parts), drainFinishedJobs());
  }

  private boolean compareEngines() {
    return compareEngines || OptionKeys.flag(conf(), "compare-engines");
  }

  private FeaturesStep.Made features(FeaturesStep step, TrainingSettings asked, Path table)
      throws IOException {
    // A pass saved is a job saved on a cluster; in this JVM the rows have to be decoded anyway.
    boolean saves = !JobSettings.isLocal(conf()) && training.engine() != EngineChoice.LOCAL;
    FeaturesStep asking = saves ? step.withStatistics(asked) : step;
    long start = StageTable.start();
    try (OutputFolder made = OutputFolder.prepare(conf(), table, overwrite())) {
      try {
        FeaturesStep.Made read = asking.run(conf(), input, made, made, progress());
        ended("features", read.result().read(), StageTable.seconds(start), new PhaseTimes());
        return read;
      } finally {
        if (made.published()) {
          deleteResults(table.getParent());
        }
      }
    }
  }

  /** With --overwrite: results of an earlier run must not stand beside a new table. */
  private void deleteResults(Path folder) throws IOException {
    FileSystem files = folder.getFileSystem(conf());
    for (String name : RESULTS) {
      files.delete(new Path(folder, name), false);
    }
  }

  private OutputFile file(Path folder, String name) throws IOException {
    return OutputFile.prepare(conf(), new Path(folder, name), overwrite());
  }

  private void print(Scores scores, TrainedModel model, Path table, List<OutputFile> files) {
    out().println(StageTable.header());
    stages.stages().forEach(out()::println);
    out().println();
    if (compareEngines()) {
      out().println("models of %s: the same bytes".formatted(String.join(", ", engines)));
      out().println();
    }
    out().print(EvaluationText.write(scores, model.model().classes()));
    out().println();
    out().println(DisplayPath.shown(table));
    files.forEach(file -> out().println(DisplayPath.shown(file.place())));
  }
}
