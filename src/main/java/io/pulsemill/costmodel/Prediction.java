package io.pulsemill.costmodel;

import java.util.Map;

/**
 * Predicted seconds of Newton's method on a cluster of {@code workers} workers, for each known
 * engine.
 */
public record Prediction(int workers, long rows, Map<EngineKind, Double> seconds) {
  public Prediction {
    seconds = EngineKind.ordered(seconds);
  }
}
