package io.pulsemill.metrics;

import io.pulsemill.json.Check;
import io.pulsemill.json.OrAbsent;
import org.jspecify.annotations.Nullable;

/**
 * Intervals of 95 % for metrics that are no proportions, by a bootstrap over the subjects: {@link
 * Interval#percentile}, of the calibration error {@link Interval#basicOfSquares}, as its replicates
 * lie above it.
 *
 * @param replicates how many there are
 * @param seed of {@link PoissonWeights}
 * @param auc null if there is none
 */
public record Bootstrap(
    int replicates,
    long seed,
    Interval logLoss,
    Interval kappa,
    Interval matthews,
    Interval brier,
    Interval calibrationError,
    Interval macroF1,
    @OrAbsent @Nullable Interval auc) {

  /** Checks that there are replicates. */
  public Bootstrap {
    Check.atLeast(1, "replicates", replicates);
  }

  /** Of these replicates; {@code areas}: of the same, null if there are none. */
  static Bootstrap of(Scores scores, BootstrapSums sums, long seed, @Nullable PairAreas areas) {
    if (scores.rows() < 2) { // what other rows there could be, one row does not show
      Interval none = Interval.NONE;
      return new Bootstrap(
          sums.replicates(), seed, none, none, none, none, none, none, areas == null ? null : none);
    }
    return new Bootstrap(
        sums.replicates(),
        seed,
        Interval.percentile(sums.logLoss()),
        Interval.percentile(sums.kappa()),
        Interval.percentile(sums.matthews()),
        Interval.percentile(sums.brier()),
        Interval.basicOfSquares(scores.calibration().error(), sums.calibrationError()),
        Interval.percentile(sums.macroF1()),
        areas == null ? null : Interval.percentile(areas.replicates()));
  }
}
