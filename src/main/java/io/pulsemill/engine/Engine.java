package io.pulsemill.engine;

import io.pulsemill.optimize.Derivatives;
import io.pulsemill.statistics.StatisticsScope;
import io.pulsemill.statistics.TrainingStatistics;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Computes sums over the training rows. Engines are interchangeable for an optimizer: all call the
 * same kernel, and the sums do not depend on order. An engine laps the clock it is given, without
 * what its jobs report themselves.
 */
public interface Engine extends Closeable {
  /**
   * The statistics pass: counts, ranges, exact sums and the pilot.
   *
   * @param scope what is wanted beside them
   */
  TrainingStatistics statistics(StatisticsScope scope) throws IOException;

  /** The same of rows that count once each. */
  default TrainingStatistics statistics(boolean crossProducts) throws IOException {
    return statistics(StatisticsScope.unweighted(crossProducts));
  }

  /** Sets how rows become terms; called once, after {@link #statistics} and before any pass. */
  void prepare(RowPreparations rows) throws IOException;

  /** The same for a single fit. */
  default void prepare(RowPreparation rows) throws IOException {
    prepare(RowPreparations.of(rows));
  }

  /**
   * One pass over all training rows, which answers several fits.
   *
   * @throws IOException if rows cannot be read or a task failed for good
   */
  PassResult pass(List<PassRequest> requests) throws IOException;

  /**
   * One pass for a single fit, at {@code weights}, K × (d + 1) row-major, on standardized features.
   */
  default PassResult pass(double[] weights, Derivatives derivatives) throws IOException {
    return pass(List.of(PassRequest.all(0, weights, derivatives)));
  }

  /** How many cores what runs beside it, the pilot, may use: those of this machine. */
  default int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** How many threads or tasks share the rows. */
  int parallelism();
}
