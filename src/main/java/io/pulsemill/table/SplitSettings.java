package io.pulsemill.table;

import io.pulsemill.statistics.TrainingSplit;
import org.apache.hadoop.conf.Configuration;

/** A {@link TrainingSplit} in the configuration of a job. */
public final class SplitSettings {
  private static final String SEED = "pulsemill.internal.seed";
  private static final String FRACTION = "pulsemill.internal.train.fraction";

  private SplitSettings() {}

  /** Configures the tasks of a job: which rows train. */
  public static void set(Configuration job, TrainingSplit split) {
    job.setLong(SEED, split.seed());
    job.setDouble(FRACTION, split.fraction());
  }

  /** The split configured by {@link #set}. */
  public static TrainingSplit of(Configuration job) {
    return new TrainingSplit(job.getLong(SEED, 0), job.getDouble(FRACTION, Double.NaN));
  }
}
