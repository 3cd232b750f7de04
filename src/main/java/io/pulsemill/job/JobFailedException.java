package io.pulsemill.job;

import java.io.IOException;

/** A MapReduce job ended without success. The message names the job and the first cause known. */
public final class JobFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  JobFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
