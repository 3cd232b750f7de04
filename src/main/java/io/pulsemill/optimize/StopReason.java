package io.pulsemill.optimize;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why an optimizer stopped. */
public enum StopReason {
  /** The gradient norm is within the tolerance: the optimum. */
  GRADIENT_SMALL("gradient-small"),
  /** What a further step could gain lies below the error of the loss: as good as it gets. */
  LOSS_FLAT("loss-flat"),
  /** A further Newton step would move the weights by next to nothing: the optimum. */
  STEP_SMALL("step-small"),
  /** The iteration limit came first. */
  MAX_ITERATIONS("max-iterations"),
  /** No step along the search direction was acceptable. */
  LINE_SEARCH_FAILED("line-search-failed");

  private final String key;

  StopReason(String key) {
    this.key = key;
  }

  /** Its name in model.json and run.json. */
  @JsonValue
  public String key() {
    return key;
  }
}
