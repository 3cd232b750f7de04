package io.pulsemill.costmodel;

import org.jspecify.annotations.Nullable;

/**
 * Where {@code other} becomes faster than {@code one}.
 *
 * @param workers of the cluster
 * @param rows of the table, null if it never does up to 10^12
 * @param measured whether the measured medians themselves cross; else the rows are a prediction
 */
public record BreakEven(
    EngineKind one, EngineKind other, int workers, @Nullable Long rows, boolean measured) {
  /** Whether the model has the other faster from the fewest rows on that it looks at. */
  public boolean always() {
    return !measured && rows != null && rows <= Crossing.LEAST_ROWS;
  }
}
