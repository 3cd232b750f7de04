package io.pulsemill.cli;

import io.pulsemill.engine.EngineChoice;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.evaluate.EvaluateJob;
import io.pulsemill.job.JobSettings;
import io.pulsemill.job.OutputFile;
import io.pulsemill.job.OutputFolder;
import io.pulsemill.job.Overlap;
import io.pulsemill.job.Paths;
import io.pulsemill.metrics.EvaluationText;
import io.pulsemill.metrics.Scores;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.table.FeatureRowWriteSupport;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.TableColumns;
import io.pulsemill.table.TrainingStatistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pipeline}: observations → feature table → model → evaluation, and the run's record. */
@Command(name = "pipeline", description = "Features, training and evaluation in one run.")
final class PipelineVerb extends Verb {
  private static final TableColumns COLUMNS =
      new TableColumns(FeatureRowWriteSupport.SUBJECT, FeatureRowWriteSupport.LABEL, List.of());

  private static final List<String> RESULTS =
      List.of("model.json", "model-jobs.json", "evaluation.json", "run.json");

  @Option(
      names = "--input",
      required = true,
      paramLabel = "PATH,…",
      description = "Observations, CSV, plain, .gz or .bz2: files, folders, globs, commas between.")
  private String input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Where features/, model.json, evaluation.json and run.json go.")
  private String output;

  @Option(
      names = "--rows",
      paramLabel = "NAME",
      defaultValue = "test",
      description = "Rows to evaluate: ${COMPLETION-CANDIDATES}.")
  private RowChoice rows;

  @Option(
      names = "--compare-engines",
      description =
          "Train with the local and the jobs engine and compare the models' bytes (default: off).")
  private boolean compareEngines;

  @Option(
      names = "--check",
      hidden = true,
      description = "Check options and outputs, and stop: for scripts that make the input.")
  private boolean check;

  @Mixin private FeatureOptions features;
  @Mixin private ObservationOptions observations;
  @Mixin private TrainingOptions training;
  @Spec private CommandSpec spec;

  private final StageTable stages = new StageTable();
  private final StageJobs jobs = new StageJobs();

  @Override
  protected void run() throws IOException {
    FeaturesStep featuresStep = FeaturesStep.of(features, observations);
    TrainStep trainStep = new TrainStep(training, COLUMNS);
    EvaluateJob.checkRows(rows, training.trainFraction());
    Path folder = path("--output", output);
    OutputFile modelFile = file(folder, "model.json");
    OutputFile jobsFile = compareEngines() ? file(folder, "model-jobs.json") : null;
    OutputFile evaluationFile = file(folder, "evaluation.json");
    OutputFile runFile = file(folder, "run.json");
    RunRecord record = new RunRecord(spec, conf());
    Path table = new Path(modelFile.place().getParent(), "features");
    Overlap.refuse(conf(), table, input);
    OutputFolder.prepare(conf(), table, overwrite()).close();
    if (check) {
      return;
    }
    FeaturesStep.Made read = features(featuresStep, trainStep.settings(), table);
    record.features(conf(), read.inputs(), read.result());
    TrainedModel model = train(trainStep, table, read.statistics(), modelFile, jobsFile, record);
    long start = StageTable.start();
    Scores scores = EvaluateStep.run(conf(), table, model, rows, evaluationFile, progress());
    ended("evaluate", scores.confusion().rows(), start);
    record.stages(stages.stages());
    record.jobs(jobs.json(conf(), progress()));
    runFile.write(record.json());
    List<OutputFile> written = new ArrayList<>(List.of(modelFile, evaluationFile, runFile));
    if (jobsFile != null) {
      written.add(1, jobsFile);
    }
    print(scores, model, table, written);
  }

  private TrainedModel train(
      TrainStep step,
      Path table,
      TrainingStatistics known,
      OutputFile modelFile,
      OutputFile jobsFile,
      RunRecord record)
      throws IOException {
    EngineChoice first = compareEngines() ? EngineChoice.LOCAL : training.engine();
    TrainedModel model = train(step, first, table, known, modelFile, record);
    if (compareEngines()) {
      TrainedModel other = train(step, EngineChoice.JOBS, table, known, jobsFile, record);
      if (!ModelJson.write(model).equals(ModelJson.write(other))) {
        throw new IOException(
            "The engines disagree: %s and %s differ; please report this"
                .formatted(Paths.shown(modelFile.place()), Paths.shown(jobsFile.place())));
      }
    }
    return model;
  }

  private TrainedModel train(
      TrainStep step,
      EngineChoice engine,
      Path table,
      TrainingStatistics known,
      OutputFile output,
      RunRecord record)
      throws IOException {
    long start = StageTable.start();
    TrainStep.Trained trained = step.run(conf(), engine, table, known, output, progress());
    ended("train " + trained.engine(), trained.tableRows(), start);
    record.training(trained);
    return trained.result().model();
  }

  private void ended(String stage, long stageRows, long start) {
    stages.add(stage, stageRows, start);
    jobs.add(stage, ran());
  }

  private boolean compareEngines() {
    return compareEngines || OptionKeys.flag(conf(), "compare-engines");
  }

  private FeaturesStep.Made features(FeaturesStep step, TrainingSettings asked, Path table)
      throws IOException {
    // A pass saved is a job saved on a cluster; in this JVM the rows have to be decoded anyway.
    boolean saves = !JobSettings.isLocal(conf()) && training.engine() != EngineChoice.LOCAL;
    long start = StageTable.start();
    try (OutputFolder made = OutputFolder.prepare(conf(), table, overwrite())) {
      try {
        FeaturesStep.Made read =
            step.run(conf(), input, made, made, saves ? asked : null, progress());
        ended("features", read.result().read(), start);
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
      out().println("model.json (local) and model-jobs.json (jobs): the same bytes");
      out().println();
    }
    out().print(EvaluationText.write(scores, model.model().classes()));
    out().println();
    out().println(Paths.shown(table));
    files.forEach(file -> out().println(Paths.shown(file.place())));
  }
}
