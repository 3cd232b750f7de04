package io.pulsemill.softmax;

import io.pulsemill.InputException;

/** The training rows can be told apart without error, so an unpenalised loss has no minimum. */
public final class SeparableClassesException extends InputException {
  private static final long serialVersionUID = 1L;

  /** What the user reads: what was found and what to do. */
  public SeparableClassesException(String message) {
    super(message);
  }
}
