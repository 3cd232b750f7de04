package io.pulsemill.pipeline;

import io.pulsemill.engine.resident.FusedRun;
import io.pulsemill.evaluate.Detail;
import io.pulsemill.features.FeaturesSettings;
import io.pulsemill.job.ErrorLine;
import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.FinishedJobs;
import io.pulsemill.job.JobSettings;
import io.pulsemill.job.Progress;
import io.pulsemill.job.RunEvent;
import io.pulsemill.metrics.EvaluationRecord;
import io.pulsemill.metrics.Scores;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.OutputFolder;
import io.pulsemill.output.Overlap;
import io.pulsemill.run.RunFolder;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.softmax.TrainedModel;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.RowChoice;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseTimes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Observations → feature table → models → evaluation → record and report, in one folder. If there
 * are observations to test of their own, they become a second table, which is evaluated.
 */
public final class Pipeline {
  /** What a comparison trains with beside the local engine. */
  private static final List<EngineChoice> OTHERS =
      List.of(EngineChoice.JOBS, EngineChoice.RESIDENT, EngineChoice.FUSED);

  private final RunFolder run;
  private final Configuration conf;
  private final Plan plan;
  private final FeaturesStep featuresStep;
  private final TrainStep trainStep;
  private final List<EngineChoice> others;
  private final RunFiles files;
  private final SharedTable table;
  private final InputTable testTable;
  private final FinishedJobs progress;

  private final List<String> engines = new ArrayList<>();
  private final StageTable stages = new StageTable();
  private final StageJobs jobs = new StageJobs();

  /**
   * What is to be done.
   *
   * @param input observations, as Hadoop names its inputs
   * @param testInput the same, of subjects that test; null if the split takes them from the input
   * @param folder where everything goes
   * @param rows to evaluate
   * @param detail of the evaluation, beside the sums of the scores
   * @param engine that trains, unless all are compared
   * @param compareEngines whether to train with every engine and compare the models
   */
  public record Plan(
      String input,
      String testInput,
      Path folder,
      RowChoice rows,
      Detail detail,
      EngineChoice engine,
      boolean compareEngines) {}

  /**
   * What came of it.
   *
   * @param engines that trained, in order
   * @param places of what was written, the table first
   */
  public record Result(
      List<StageTable.Stage> stages,
      List<String> engines,
      EvaluationRecord evaluation,
      List<Path> places) {}

  /**
   * Checks the plan, and that its outputs can be written.
   *
   * @throws io.pulsemill.InputException if not
   */
  public Pipeline(
      RunFolder run, Plan plan, FeaturesSettings features, TrainStep trainStep, Progress progress)
      throws IOException {
    this.run = run;
    this.conf = run.conf();
    this.plan = plan;
    this.featuresStep = new FeaturesStep(features);
    this.trainStep = trainStep;
    this.progress = new FinishedJobs(progress);
    EvaluateStep.checkRows(plan.rows, trainStep.settings().split());
    others = plan.compareEngines ? OTHERS : List.of();
    if (plan.testInput != null) { // before the first job may have run for hours
      featuresStep.check(conf, plan.testInput, "--test-input");
    }
    files = new RunFiles(conf, plan.folder, plan.input, plan.testInput, others, run);
    table = new SharedTable(new InputTable(files.table()));
    testTable = files.testTable() == null ? null : new InputTable(files.testTable());
    for (String labels : features.sources().labelPaths()) {
      Overlap.refuse(conf, files.table(), labels);
    }
  }

  /** Names of all that a run may leave in its folder. */
  public static List<String> resultNames() {
    return RunFiles.NAMES;
  }

  /** Runs it; {@code record} becomes {@code run.json}. */
  public Result run(RunRecord record) throws IOException {
    FeaturesStep.Made made = features(record);
    EngineChoice engine = plan.compareEngines ? EngineChoice.LOCAL : plan.engine;
    OutputFile modelFile = files.get(RunFiles.MODEL);
    FusedRun fused = plan.compareEngines ? null : made.fused();
    TrainStep.Request request =
        evaluatesOnTheWay()
            ? new TrainStep.Request(
                modelFile, fused, null, plan.rows, files.get(RunFiles.EVALUATION))
            : new TrainStep.Request(modelFile, fused, testTable, null, null);
    TrainStep.Result trained = train(engine, made.statistics(), request, record);
    TrainedModel model = trained.result().model();
    for (EngineChoice other : others) {
      OutputFile file = files.get(RunFiles.model(other));
      FusedRun itsOwn = other == EngineChoice.FUSED ? made.fused() : null;
      TrainStep.Request another = new TrainStep.Request(file, itsOwn, null, null, null);
      compare(model, train(other, made.statistics(), another, record));
    }
    EvaluationRecord evaluation = evaluate(trained);
    files.get(RunFiles.RECORD).write(record.json(stages.stages(), jobs, conf, progress));
    List<Path> places = files.places();
    if (!report()) {
      places.remove(files.get(RunFiles.REPORT).place());
    }
    return new Result(stages.stages(), List.copyOf(engines), evaluation, places);
  }

  /** Makes the tables; returns what came of the one to train on. */
  private FeaturesStep.Made features(RunRecord record) throws IOException {
    FeaturesStep.Made made = table("features", tableStep(), plan.input, files.table(), record);
    if (testTable != null) {
      table("features test", featuresStep, plan.testInput, testTable.path(), record);
    }
    return made;
  }

  /** How the table to train on is made. */
  private FeaturesStep tableStep() throws IOException {
    boolean asked = plan.engine == EngineChoice.FUSED || plan.compareEngines;
    boolean chosen = !asked && plan.engine == EngineChoice.AUTO && trainStep.canFuse(conf);
    if (chosen) {
      progress.say("engine: fused; the tasks that make the table have its rows, no other has");
    }
    if (asked || chosen) {
      boolean evaluates = evaluatesOnTheWay() && !plan.compareEngines;
      return trainStep.fused(featuresStep, evaluates ? plan.rows : null);
    }
    // A pass saved is a job saved on a cluster; in this JVM the rows have to be decoded anyway.
    boolean saves = !JobSettings.isLocal(conf) && plan.engine != EngineChoice.LOCAL;
    return saves ? featuresStep.withStatistics(trainStep.settings()) : featuresStep;
  }

  /** Whether who trains may evaluate too: the same table, and nothing but sums. */
  private boolean evaluatesOnTheWay() {
    return testTable == null && plan.detail.equals(Detail.NONE);
  }

  /** Makes a table, unless an earlier driver of the run has. */
  private FeaturesStep.Made table(
      String stage, FeaturesStep step, String input, Path place, RunRecord record)
      throws IOException {
    progress.event(new RunEvent.StageBegan(stage));
    TableEntries entries = new TableEntries(run);
    FeaturesEntry known = entries.read(place);
    FeaturesStep.Made made;
    if (known != null) {
      made = known.made();
      double seconds = known.counted().seconds();
      ended(stage, made.result().read(), seconds, PhaseTimes.ZERO, known.jobs());
      progress.say(stage + ": made by an earlier driver of this run");
    } else {
      long start = StageTable.start();
      made = made(step, input, place);
      PhaseTimes training = made.fused() == null ? PhaseTimes.ZERO : made.fused().parts();
      double wall = StageTable.seconds(start);
      // Not so if the job had ended before this driver began.
      PhaseTimes within = wall > training.total() ? training : PhaseTimes.ZERO;
      double seconds = wall - within.total();
      List<FinishedJob> ran = progress.drain();
      entries.write(place, made, seconds, ran);
      // To the job's own timeline it is a part of its reduce tasks.
      boolean hasTimeline = ran.stream().noneMatch(FinishedJob::local);
      PhaseTimes own =
          hasTimeline
              ? PhaseTimes.ZERO.plus(Phase.SHUFFLE_AND_SUM, -within.total())
              : PhaseTimes.ZERO;
      ended(stage, made.result().read(), seconds, own, ran);
    }
    record.features(conf, made.inputs(), made.result());
    return made;
  }

  private FeaturesStep.Made made(FeaturesStep step, String input, Path place) throws IOException {
    try (OutputFolder folder = OutputFolder.prepare(conf, place, run)) {
      try {
        return step.run(run, place.getName(), input, folder, folder, progress);
      } finally {
        if (folder.published() && place.equals(files.table())) {
          files.deleteResults();
        }
      }
    }
  }

  private TrainStep.Result train(
      EngineChoice engine, TrainingStatistics known, TrainStep.Request request, RunRecord record)
      throws IOException {
    progress.event(new RunEvent.StageBegan("train"));
    long start = StageTable.start();
    TrainStep.Result trained = trainStep.run(run, engine, table, known, request, progress);
    double seconds = StageTable.seconds(start) + trained.earlierSeconds() - trained.scoresSeconds();
    ended("train " + trained.engine(), trained.table().rows(), seconds, trained.parts());
    record.training(trained, trainStep.settings());
    engines.add(trained.engine().key());
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
  private EvaluationRecord evaluate(TrainStep.Result trained) throws IOException {
    TrainedModel model = trained.result().model();
    Scores scores = trained.scores();
    if (scores != null) {
      EvaluateStep.check(scores, trained.table(), plan.rows, progress);
      double seconds = trained.scoresSeconds();
      PhaseTimes parts = PhaseTimes.ZERO.plus(Phase.COMPUTE, seconds);
      ended("evaluate", scores.rows(), seconds, parts);
      return EvaluationRecord.of(scores, model.model().classes());
    }
    progress.event(new RunEvent.StageBegan("evaluate"));
    long start = StageTable.start();
    SharedTable evaluated = testTable == null ? table : new SharedTable(testTable);
    OutputFile file = files.get(RunFiles.EVALUATION);
    EvaluationRecord evaluation =
        EvaluateStep.run(run, evaluated, model, plan.rows, null, plan.detail, file, progress);
    ended("evaluate", evaluation.rows(), StageTable.seconds(start), PhaseTimes.ZERO);
    return evaluation;
  }

  private void ended(String stage, long rows, double seconds, PhaseTimes parts) {
    ended(stage, rows, seconds, parts, progress.drain());
  }

  private void ended(
      String stage, long rows, double seconds, PhaseTimes parts, List<FinishedJob> ran) {
    jobs.add(stages.add(stage, rows, seconds, parts), ran);
    progress.event(new RunEvent.StageEnded(stage, rows, seconds));
  }

  /** The page only repeats the other files: its failure is a warning and does not fail the run. */
  private boolean report() {
    try {
      OutputFile page = files.get(RunFiles.REPORT);
      new ReportStep(conf, progress).run(page.place().getParent(), page);
      return true;
    } catch (IOException | RuntimeException e) {
      progress.warn("no report written: " + ErrorLine.of(e));
      return false;
    }
  }
}
