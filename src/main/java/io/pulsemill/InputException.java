package io.pulsemill;

/**
 * What the user gave cannot be served. The message is the one line shown: what was expected, what
 * was found, where, and what to do. {@code Main} turns it into exit code 1 without a stack trace.
 */
public class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Always there. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
