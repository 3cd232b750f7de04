package io.pulsemill.engine;

import io.pulsemill.softmax.Pass;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.timing.PhaseTimes;
import java.io.Closeable;
import java.io.IOException;

/**
 * Computes sums over the training rows. Engines are interchangeable for an optimizer: all call the
 * same kernel, and the sums do not depend on order.
 */
public interface Engine extends Pass, Closeable {
  /** Its name on the command line. */
  String key();

  /**
   * The statistics pass: counts, ranges, exact sums and the pilot.
   *
   * @param crossProducts whether correlations are wanted too
   */
  TrainingStatistics statistics(boolean crossProducts) throws IOException;

  /** Sets how rows become terms; called once, after {@link #statistics} and before any pass. */
  void prepare(RowPreparation rows) throws IOException;

  /** How many cores what runs beside it, the pilot, may use: those of this machine. */
  default int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** The id of the MapReduce job that made the latest sums; null if none did. */
  default String lastJob() {
    return null;
  }

  /** How many threads or tasks share the rows. */
  int parallelism();

  /** Time spent in it so far by phase, without what its jobs report themselves. */
  PhaseTimes parts();

  /**
   * Seconds the latest sums took, if the engine measures them better than the caller's clock; or
   * NaN.
   */
  default double lastSeconds() {
    return Double.NaN;
  }
}
