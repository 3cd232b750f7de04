package io.pulsemill.costmodel;

import io.pulsemill.json.Check;
import io.pulsemill.json.OrNull;

/**
 * Where {@code other} becomes faster than {@code one}.
 *
 * @param workers of the cluster
 * @param rows of the table, null if it never does up to 10^12
 * @param measured whether the measured medians themselves cross; else the rows are a prediction
 */
public record BreakEven(
    EngineKind one, EngineKind other, int workers, @OrNull Long rows, boolean measured) {
  public BreakEven {
    Check.atLeast(0, "workers", workers);
    Check.atLeast(1, "rows", rows == null ? 1 : rows);
  }

  /** Whether the model has the other faster from the fewest rows on that it looks at. */
  public boolean always() {
    return !measured && rows != null && rows <= Crossing.LEAST_ROWS;
  }
}
