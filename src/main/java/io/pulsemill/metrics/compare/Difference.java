package io.pulsemill.metrics.compare;

import io.pulsemill.json.OrUndefined;
import io.pulsemill.metrics.Interval;
import java.util.Arrays;

/**
 * A metric of the first model less that of the second, over the same rows.
 *
 * @param value of the rows
 * @param interval 95 %, of a bootstrap in which both models have the same weights
 */
public record Difference(@OrUndefined double value, Interval interval) {
  /** Of these values; the arrays have one per replicate. */
  static Difference of(double first, double second, double[] firsts, double[] seconds) {
    double[] differences = firsts.clone();
    Arrays.setAll(differences, b -> firsts[b] - seconds[b]);
    return new Difference(first - second, Interval.percentile(differences));
  }
}
