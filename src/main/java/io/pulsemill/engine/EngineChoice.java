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
  /** What an estimate says is fastest. */
  AUTO,
  LOCAL,
  JOBS,
  RESIDENT;

  /**
   * An engine of the driver.
   *
   * @param tasks map tasks of a job, null for the default
   * @throws IllegalStateException for those that are none
   */
  public Engine create(
      Configuration conf,
      FeatureTable table,
      TrainingSplit split,
      Integer tasks,
      WorkFolder work,
      Progress progress)
      throws IOException {
    return switch (this) {
      case JOBS ->
          new JobsEngine(
              conf,
              table,
              split,
              tasks == null ? SumJob.defaultTasks(conf, table) : tasks,
              work,
              progress);
      case LOCAL -> new LocalEngine(conf, table, split, Runtime.getRuntime().availableProcessors());
      case AUTO, RESIDENT -> throw new IllegalStateException(this + " is no engine of the driver");
    };
  }

  /** This one, or for AUTO the one chosen, which is said, with the reason. */
  public EngineChoice decide(Configuration conf, FeatureTable table, Progress progress) {
    if (this != AUTO) {
      return this;
    }
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
