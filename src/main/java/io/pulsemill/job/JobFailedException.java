package io.pulsemill.job;

import java.io.IOException;

/** A MapReduce job ended without success. The message names the job and the first cause known. */
public final class JobFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean killed;

  JobFailedException(String message, Throwable cause, boolean killed) {
    super(message, cause);
    this.killed = killed;
  }

  /** Whether somebody ended the job, who may not want it done in another way. */
  public boolean killed() {
    return killed;
  }
}
