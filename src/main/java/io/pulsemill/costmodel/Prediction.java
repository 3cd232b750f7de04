package io.pulsemill.costmodel;

import io.pulsemill.json.Check;
import java.util.Map;

/**
 * Predicted seconds of Newton's method on a cluster of {@code workers} workers, for each known
 * engine.
 */
public record Prediction(int workers, long rows, Map<EngineKind, Double> seconds) {
  public Prediction {
    Check.atLeast(0, "workers", workers);
    Check.atLeast(1, "rows", rows);
    seconds.values().forEach(all -> Check.amount("seconds", all));
    seconds = EngineKind.ordered(seconds);
  }
}
