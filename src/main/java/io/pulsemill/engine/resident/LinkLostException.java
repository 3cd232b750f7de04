package io.pulsemill.engine.resident;

import java.io.IOException;

/** Task 0 did not answer. */
final class LinkLostException extends IOException {
  private static final long serialVersionUID = 1L;

  LinkLostException(IOException cause) {
    super(cause);
  }
}
