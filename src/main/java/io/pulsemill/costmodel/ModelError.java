package io.pulsemill.costmodel;

import io.pulsemill.json.Check;

/**
 * How far a model was off for runs of sizes it had not seen, |predicted − measured| / measured.
 *
 * @param leftOutMedian over the runs
 * @param leftOutWorst of them
 * @param runs that were predicted
 */
public record ModelError(double leftOutMedian, double leftOutWorst, int runs) {
  public ModelError {
    Check.amount("leftOutMedian", leftOutMedian);
    Check.amount("leftOutWorst", leftOutWorst);
    Check.atLeast(1, "runs", runs);
  }
}
