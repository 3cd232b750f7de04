package io.pulsemill.engine;

import io.pulsemill.job.Progress;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.sums.SumJob;
import io.pulsemill.table.FeatureTable;
import java.io.IOException;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;

/** Which engine sums. */
public enum EngineChoice {
  /** The engine estimated to be fastest. */
  AUTO,
  LOCAL,
  JOBS,
  RESIDENT;

  /**
   * An engine of the driver.
   *
   * @param threads of the local engine
   * @param tasks map tasks of a job, null for the default
   * @throws IllegalStateException for those that are none
   */
  public Engine create(
      Configuration conf,
      FeatureTable table,
      TrainingSplit split,
      int threads,
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
      case LOCAL -> new LocalEngine(conf, table, split, threads);
      case AUTO, RESIDENT ->
          throw new IllegalStateException(this + " is not an engine of the driver");
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
