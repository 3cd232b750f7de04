package io.pulsemill.engine.resident;

import io.pulsemill.engine.RunContext;
import io.pulsemill.engine.Trained;
import io.pulsemill.engine.Trainer;
import io.pulsemill.engine.TrainingRequest;
import io.pulsemill.job.JobFailedException;
import io.pulsemill.job.JobRun;
import io.pulsemill.job.StepJobs;
import io.pulsemill.output.OutputFile;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;

/**
 * The driver's side of a resident run: it decides how many tasks, submits the job, logs the
 * progress of task 0, and reads what came of it. Without it the job goes on, and puts its results
 * in place.
 */
public final class ResidentTrainer implements Trainer {
  /** The name of the job, for a driver that comes later. */
  private static final String STEP = "resident";

  private final Integer tasks;
  private final Duration gangTimeout;

  /**
   * @param tasks number requested; null: as many as the queue can grant
   * @param gangTimeout how long to wait for all tasks to run
   */
  public ResidentTrainer(Integer tasks, Duration gangTimeout) {
    this.tasks = tasks;
    this.gangTimeout = gangTimeout;
  }

  /** {@inheritDoc} It evaluates too, if rows are to be evaluated. */
  @Override
  public Trained train(TrainingRequest request, RunContext context) throws IOException {
    Configuration conf = context.conf();
    GangSize size = GangSize.of(conf, request.table(), tasks, request.evaluated());
    RunPlan plan = plan(request, size.members(), conf);
    request.model().placing(); // the job itself may put it there
    Outcome.Trained trained = run(size, plan, request.table(), request.known(), context).trained();
    trained.publish(request, conf);
    context.clock().lap(Phase.COMMIT);
    return new Trained(trained.result(), size.members(), trained.scored());
  }

  /** Runs the job of a plan; {@code known}: statistics of the training rows, or null. */
  static Outcome run(
      GangSize size, RunPlan plan, FeatureTable table, TrainingStatistics known, RunContext context)
      throws IOException {
    if (size.problem() != null) {
      throw new GangLostException(size.problem());
    }
    GangFolder folder = new GangFolder(context.conf(), context.work().resident());
    Optional<Outcome> before = before(folder, context);
    if (before.isPresent()) {
      return before.get();
    }
    folder.make();
    folder.write(GangFolder.PLAN, plan::write);
    if (known != null) {
      folder.write(GangFolder.STATISTICS, known::write);
    }
    context
        .progress()
        .say(
            "resident: %d tasks for %d row groups"
                .formatted(size.members(), table.rowGroups().size()));
    Job job = ResidentJob.create(context.conf(), table, size.members(), folder);
    context.jobs().mark(job.getConfiguration(), STEP);
    context.clock().lap(Phase.SUBMIT);
    return run(job, plan, folder, context);
  }

  /**
   * What an earlier driver of this run left: a job that still runs or has ended well. If there is
   * none, its journal is for the next one.
   */
  private static Optional<Outcome> before(GangFolder folder, RunContext context)
      throws IOException {
    RunPlan plan = folder.read(GangFolder.PLAN, RunPlan::read);
    if (plan == null) {
      return Optional.empty();
    }
    Optional<Job> job = context.jobs().submitted(STEP);
    if (job.isPresent()) {
      context.progress().say(StepJobs.using(job.get()));
      Outcome outcome = run(job.get(), plan, folder, context);
      if (outcome.isResult()) {
        return Optional.of(outcome);
      }
    }
    folder.keepJournal();
    return Optional.empty();
  }

  private RunPlan plan(TrainingRequest request, int members, Configuration conf)
      throws IOException {
    boolean evaluates = request.evaluated() != null;
    return new RunPlan(
        members,
        request.settings().of(request.table().columns()),
        gangTimeout,
        request.evaluated(),
        placeForTasks(request.model(), conf),
        evaluates ? placeForTasks(request.evaluation(), conf) : null,
        request.model().overwrite(),
        request.model().staging());
  }

  private static Outcome run(Job job, RunPlan plan, GangFolder folder, RunContext context)
      throws IOException {
    ProgressLogReader lines = new ProgressLogReader(folder, context.progress());
    ResidentWatch watch = new ResidentWatch(folder, lines, plan.gangTimeout(), Ticker.SYSTEM);
    JobFailedException failure = null;
    try {
      JobRun.run(job, context.progress(), watch);
    } catch (JobFailedException e) {
      failure = e;
    }
    context.clock().skip();
    lines.listen();
    Outcome outcome = folder.read(GangFolder.OUTCOME, Outcome::read);
    if (failure == null || watch.ended()) {
      return outcome != null ? outcome : late(plan);
    }
    if (failure.killed() || (outcome != null && outcome.isResult())) {
      throw failure; // killed on purpose; or the results could not be put in place
    }
    return outcome != null
        ? outcome
        : new Outcome.GangLost("the resident job failed: " + failure.getMessage());
  }

  private static Outcome late(RunPlan plan) {
    return new Outcome.GangLost(
        "not all of %d tasks started within %d s"
            .formatted(plan.members(), plan.gangTimeout().toSeconds()));
  }

  /** Where the job itself can put a result: on the file system its tasks share. */
  private static Path placeForTasks(OutputFile file, Configuration conf) throws IOException {
    Path place = file.place();
    boolean shared = place.getFileSystem(conf).getUri().equals(FileSystem.get(conf).getUri());
    return shared ? place : null;
  }
}
