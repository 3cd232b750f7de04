package io.pulsemill.engine.select;

import io.pulsemill.softmax.Penalty;

/**
 * A penalty of the path.
 *
 * @param penalty λ, from 0
 * @param l1Ratio the share of it that is l1, in 0..1
 */
record Tried(double penalty, double l1Ratio) {
  /** Its two parts. */
  Penalty split() {
    return new Penalty(penalty * (1 - l1Ratio), penalty * l1Ratio);
  }
}
