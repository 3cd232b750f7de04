package io.pulsemill.selection;

import io.pulsemill.json.Check;
import io.pulsemill.json.OrAbsent;
import io.pulsemill.json.OrNull;
import io.pulsemill.json.OrUndefined;
import io.pulsemill.optimize.StopReason;
import org.jspecify.annotations.Nullable;

/**
 * A fit to all training rows but those of a fold, and what it says of these.
 *
 * @param rows of the fold
 * @param logLoss mean over these rows, nats; NaN if there is no fit, or no row
 * @param accuracy share of these rows predicted as what they are, in 0..1; NaN likewise
 * @param passes evaluations of the objective
 * @param stop why the optimizer stopped; null if there is no fit
 * @param problem why there is no fit; null if there is one
 */
public record FoldFit(
    long rows,
    @OrUndefined double logLoss,
    @OrUndefined double accuracy,
    int passes,
    @OrNull @Nullable StopReason stop,
    @OrAbsent @Nullable String problem) {
  /** Checks the ranges. */
  public FoldFit {
    Check.atLeast(0, "rows", rows);
    Check.atLeast(0, "passes", passes);
    Check.check(!(logLoss < 0), "logLoss", "a number from 0, or null", logLoss);
    Check.check(!(accuracy < 0 || accuracy > 1), "accuracy", "0..1, or null", accuracy);
  }

  /**
   * A fit that was made.
   *
   * @param loss sum over the rows, nats
   * @param errors rows predicted as another class
   */
  public static FoldFit of(long rows, double loss, long errors, int passes, StopReason stop) {
    double none = Double.NaN;
    return new FoldFit(
        rows,
        rows == 0 ? none : loss / rows,
        rows == 0 ? none : (double) (rows - errors) / rows,
        passes,
        stop,
        null);
  }

  /** No fit. */
  public static FoldFit failed(long rows, int passes, String problem) {
    return new FoldFit(rows, Double.NaN, Double.NaN, passes, null, problem);
  }
}
