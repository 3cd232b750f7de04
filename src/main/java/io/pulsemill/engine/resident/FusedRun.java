package io.pulsemill.engine.resident;

import io.pulsemill.capacity.MapSlots;
import io.pulsemill.engine.EngineUnavailableException;
import io.pulsemill.engine.Trained;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.job.JobAttendant;
import io.pulsemill.job.JobSettings;
import io.pulsemill.job.Progress;
import io.pulsemill.table.RowChoice;
import io.pulsemill.timing.PhaseTimes;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.MRJobConfig;

/**
 * The driver's side of a features job whose reduce tasks train on the rows they write, and evaluate
 * them: the gang forms when all of them have begun to reduce. If it does not form or is lost, the
 * job still makes its table. In an uber job, which has one reduce task at most, that is the gang.
 */
public final class FusedRun {
  private final Job job;
  private final GangFolder folder;
  private final ProgressLogReader lines;
  private Outcome outcome = new Outcome.GangLost("its job has not ended");

  /**
   * What the tasks are to do.
   *
   * @param settings of the training, columns resolved
   * @param tasks number of them; null: as the input asks for
   * @param gangTimeout how long a task waits for all others to begin
   * @param evaluated rows to evaluate; null: none
   */
  public record Request(
      TrainingSettings settings, Integer tasks, Duration gangTimeout, RowChoice evaluated) {}

  private FusedRun(Job job, GangFolder folder, Progress progress) {
    this.job = job;
    this.folder = folder;
    lines = new ProgressLogReader(folder, progress);
  }

  /**
   * Whether on this cluster, if it is one, as many reduce tasks as are asked for run at once.
   *
   * @param tasks asked for; null: those of the configuration, or as many as the input asks for
   */
  public static boolean canForm(Configuration conf, Integer tasks) throws IOException {
    if (JobSettings.isLocal(conf)) {
      return false;
    }
    boolean ours = JobSettings.isDefault(conf, MRJobConfig.NUM_REDUCES);
    int asked = ours ? (tasks == null ? 1 : tasks) : conf.getInt(MRJobConfig.NUM_REDUCES, 1);
    return asked <= MapSlots.ofReduces(conf);
  }

  /**
   * Prepares a job, not yet submitted, whose reduce tasks are {@link FusedTask}s.
   *
   * @param path of a folder that the tasks see, for them and this driver to meet in; what an
   *     earlier job of the same run has left in it is gone on from
   */
  public static FusedRun of(Job job, Request request, Path path, Progress progress)
      throws IOException {
    Configuration conf = job.getConfiguration();
    GangFolder folder = new GangFolder(conf, path);
    folder.make();
    folder.keepJournal();
    RunPlan plan =
        new RunPlan(
            RunPlan.ALL_REDUCERS,
            request.settings,
            request.gangTimeout,
            request.evaluated,
            null,
            null,
            false,
            null);
    folder.write(GangFolder.PLAN, plan::write);
    GangJob.set(conf, folder);
    if (request.tasks != null) {
      JobSettings.prefer(conf, MRJobConfig.NUM_REDUCES, String.valueOf(request.tasks));
    }
    if (JobSettings.isLocal(conf)) {
      conf.setInt("mapreduce.local.reduce.tasks.maximum", Short.MAX_VALUE); // no more than it has
    }
    return new FusedRun(job, folder, progress);
  }

  /** That of a job which another driver has submitted; empty if it does not train. */
  public static Optional<FusedRun> of(Job job, Progress progress) throws IOException {
    return GangFolder.isSet(job.getConfiguration())
        ? Optional.of(new FusedRun(job, GangFolder.of(job.getConfiguration()), progress))
        : Optional.empty();
  }

  /** Looks after the job as {@code usual} does, and hands on what task 0 logs. */
  public JobAttendant attendant(JobAttendant usual) {
    return new FusedWatch(usual, lines, Ticker.SYSTEM);
  }

  /**
   * The job has ended well. If there is a result, nothing else is left of it for other engines; if
   * not, they go on from what was summed.
   */
  public void ended() throws IOException {
    lines.listen();
    Outcome found = folder.read(GangFolder.OUTCOME, Outcome::read);
    outcome = found != null ? found : new Outcome.GangLost("its job left no outcome");
    if (outcome.isResult()) {
      folder.delete();
    }
  }

  /**
   * What came of it.
   *
   * @throws EngineUnavailableException if the gang did not form, or was lost
   * @throws io.pulsemill.InputException if the rows have no optimum
   */
  public Trained trained() throws IOException {
    Outcome.Trained trained = outcome.trained();
    return new Trained(trained.result(), job.getNumReduceTasks(), trained.scored());
  }

  /** Deletes what came of it: the rows are not to be used. */
  public void forget() throws IOException {
    folder.delete();
  }

  /** Where the time of training and evaluation went; no time if they did not come to their end. */
  public PhaseTimes parts() throws IOException {
    return FusedParts.of(job.getCounters());
  }
}
