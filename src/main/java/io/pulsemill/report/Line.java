package io.pulsemill.report;

import java.util.List;

/**
 * Points of a picture.
 *
 * @param group lines of the same group have its color
 * @param joined whether a line goes through them
 * @param x numbers, or {@code Instant}s
 */
public record Line(String group, boolean joined, List<?> x, List<Double> y) {
  /** Takes copies. */
  public Line {
    x = List.copyOf(x);
    y = List.copyOf(y);
    if (x.size() != y.size()) {
      throw new IllegalArgumentException(
          "Line: expected as many x as y but found %d and %d".formatted(x.size(), y.size()));
    }
  }
}
