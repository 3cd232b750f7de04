package io.pulsemill.costmodel;

import io.pulsemill.json.Check;
import io.pulsemill.json.OrNull;
import io.pulsemill.optimize.OptimizerKind;

/** A training that was to be measured and did not end well. */
public record FailedRun(
    EngineKind engine,
    @OrNull Integer threads,
    OptimizerKind optimizer,
    long rows,
    int repeat,
    String reason) {
  public FailedRun {
    Check.atLeast(1, "rows", rows);
    Check.atLeast(1, "repeat", repeat);
  }
}
