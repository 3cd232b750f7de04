package io.pulsemill.engine.resident;

import io.pulsemill.InputException;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.job.JobFailedException;
import io.pulsemill.job.JobRun;
import io.pulsemill.job.Progress;
import io.pulsemill.metrics.EvaluationJson;
import io.pulsemill.metrics.Scores;
import io.pulsemill.output.OutputFile;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowChoice;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.PhaseTimes;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;

/**
 * The driver's side of a resident run: it decides how many tasks, submits the job, hands on what
 * task 0 says, and reads what came of it. Without it the job goes on, and puts its results in
 * place.
 */
public final class ResidentTraining {
  private final Configuration conf;
  private final FeatureTable table;
  private final TrainingSettings settings;
  private final Integer tasks;
  private final Duration gangTimeout;
  private final PhaseClock clock = new PhaseClock();

  private int members;

  /**
   * @param settings with the columns as the user gave them
   * @param tasks asked for; null: as many as the queue can grant
   * @param gangTimeout how long to wait for all tasks to run
   */
  public ResidentTraining(
      Configuration conf,
      FeatureTable table,
      TrainingSettings settings,
      Integer tasks,
      Duration gangTimeout) {
    this.conf = conf;
    this.table = table;
    this.settings = settings.of(table.columns());
    this.tasks = tasks;
    this.gangTimeout = gangTimeout;
  }

  /** The driver's seconds by phase, without what the job reports itself. */
  public PhaseTimes parts() {
    return clock.parts();
  }

  /** Tasks that shared the rows. */
  public int members() {
    return members;
  }

  /**
   * Trains, and evaluates if {@code evaluated} is not null. The results are in place afterwards.
   *
   * @param known statistics of the training rows, or null
   * @return the model and how it came about, or why the cluster could not do it this way: then
   *     nothing was written
   * @throws InputException if the rows have no optimum
   */
  public Outcome run(
      TrainingStatistics known,
      RowChoice evaluated,
      OutputFile model,
      OutputFile evaluation,
      WorkFolder work,
      Progress progress)
      throws IOException {
    clock.skip();
    GangSize size = GangSize.of(conf, table, tasks, evaluated);
    members = size.members();
    if (size.problem() != null) {
      return Outcome.gangLost(size.problem());
    }
    RunFolder folder = new RunFolder(conf, work.next("resident"));
    RunPlan plan =
        new RunPlan(
            size.members(),
            settings,
            gangTimeout,
            evaluated,
            placeForTasks(model),
            evaluated == null ? null : placeForTasks(evaluation),
            model.overwrite());
    folder.make();
    folder.write(RunFolder.PLAN, plan::write);
    if (known != null) {
      folder.write(RunFolder.STATISTICS, known::write);
    }
    progress.say(
        "resident: %d tasks for %d row groups".formatted(size.members(), table.rowGroups().size()));
    Job job = ResidentJob.create(conf, table, size.members(), folder);
    clock.lap(Phase.SUBMIT);
    Outcome outcome = run(job, plan, folder, progress);
    if (outcome.refused()) {
      throw new InputException(outcome.reason());
    }
    if (outcome.trained()) {
      publish(outcome, model, evaluation);
    }
    clock.lap(Phase.COMMIT);
    return outcome;
  }

  private Outcome run(Job job, RunPlan plan, RunFolder folder, Progress progress)
      throws IOException {
    ProgressLogReader lines = new ProgressLogReader(folder, progress);
    ResidentWatch watch = new ResidentWatch(folder, lines, plan.gangTimeout(), Ticker.SYSTEM);
    JobFailedException failure = null;
    try {
      JobRun.run(job, progress, watch);
    } catch (JobFailedException e) {
      failure = e;
    }
    clock.skip();
    lines.listen();
    Outcome outcome = folder.read(RunFolder.OUTCOME, Outcome::read);
    if (failure == null || watch.ended()) {
      return outcome != null ? outcome : late(plan);
    }
    if (failure.killed() || (outcome != null && outcome.trained())) {
      throw failure; // killed on purpose; or the results could not be put in place
    }
    return outcome != null
        ? outcome
        : Outcome.gangLost("the resident job failed: " + failure.getMessage());
  }

  private static Outcome late(RunPlan plan) {
    return Outcome.gangLost(
        "not all of %d tasks started within %d s"
            .formatted(plan.members(), plan.gangTimeout().toSeconds()));
  }

  /** Puts in place what the job could not, or had no time to. */
  private void publish(Outcome outcome, OutputFile model, OutputFile evaluation)
      throws IOException {
    publish(model, outcome.model());
    Scores scores = outcome.scores();
    if (scores != null && scores.rows() > 0) {
      publish(evaluation, EvaluationJson.write(scores, outcome.result().model().model().classes()));
    }
  }

  private void publish(OutputFile file, String text) throws IOException {
    if (!OutputFile.holds(conf, file.place(), text)) {
      file.write(text);
    }
  }

  /** Where the job itself can put a result: on the file system its tasks share. */
  private Path placeForTasks(OutputFile file) throws IOException {
    Path place = file.place();
    boolean shared = place.getFileSystem(conf).getUri().equals(FileSystem.get(conf).getUri());
    return shared ? place : null;
  }
}
