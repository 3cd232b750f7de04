package io.pulsemill.engine.resident;

import io.pulsemill.engine.EngineUnavailableException;

/**
 * The gang cannot go on: not all members came, one was lost for good, or one cannot do its part.
 */
final class GangLostException extends EngineUnavailableException {
  private static final long serialVersionUID = 1L;

  GangLostException(String reason) {
    super(reason);
  }
}
