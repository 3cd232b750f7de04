package io.pulsemill.engine;

import java.io.IOException;

/** This engine cannot do the training here and now; another one may. */
public class EngineUnavailableException extends IOException {
  private static final long serialVersionUID = 1L;

  /** {@code reason}: a clause for a log line. */
  public EngineUnavailableException(String reason) {
    super(reason);
  }
}
