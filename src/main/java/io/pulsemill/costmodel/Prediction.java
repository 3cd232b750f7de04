package io.pulsemill.costmodel;

import java.util.Map;

/** Predicted seconds of Newton's method on a cluster of so many workers, for each engine known. */
public record Prediction(int workers, long rows, Map<EngineKind, Double> seconds) {
  public Prediction {
    seconds = EngineKind.ordered(seconds);
  }
}
