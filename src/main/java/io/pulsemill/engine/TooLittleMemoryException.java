package io.pulsemill.engine;

import io.pulsemill.InputException;

/** This JVM is too small for what was asked; another one may not be. */
public final class TooLittleMemoryException extends InputException {
  private static final long serialVersionUID = 1L;

  /** Says what does not fit where. */
  public TooLittleMemoryException(String message) {
    super(message);
  }
}
