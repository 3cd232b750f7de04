package io.pulsemill.engine;

import io.pulsemill.job.JobSettings;
import io.pulsemill.job.Progress;
import io.pulsemill.job.SumJob;
import io.pulsemill.job.WorkFolder;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.TrainingSplit;
import java.io.IOException;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;

/** Which engine sums. */
public enum EngineChoice {
  /** Local where the rows fit this JVM or jobs would run in it anyway, else jobs. */
  AUTO,
  LOCAL,
  JOBS;

  /**
   * The engine; a choice made by AUTO is said, with its reason.
   *
   * @param tasks map tasks of a job, null for the default
   */
  public Engine create(
      Configuration conf,
      FeatureTable table,
      TrainingSplit split,
      Integer tasks,
      WorkFolder work,
      Progress progress)
      throws IOException {
    return switch (this == AUTO ? chosen(conf, table, progress) : this) {
      case JOBS ->
          new JobsEngine(
              conf,
              table,
              split,
              tasks == null ? SumJob.defaultTasks(conf, table) : tasks,
              work,
              progress);
      default -> new LocalEngine(conf, table, split, Runtime.getRuntime().availableProcessors());
    };
  }

  private static EngineChoice chosen(Configuration conf, FeatureTable table, Progress progress) {
    boolean fits = LocalEngine.fits(table);
    EngineChoice choice = fits || JobSettings.isLocal(conf) ? LOCAL : JOBS;
    progress.say(
        "engine: %s, as the %d rows of %d features %s this JVM's memory%s"
            .formatted(
                choice,
                table.rows(),
                table.features().size(),
                fits ? "fit" : "are more than",
                fits || choice == JOBS ? "" : ", but jobs would run in it too"));
    return choice;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
