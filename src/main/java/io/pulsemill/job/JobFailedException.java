package io.pulsemill.job;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A MapReduce job ended without success. The message names the job and the first cause known. */
public final class JobFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean killed;

  JobFailedException(String message, @Nullable Throwable cause, boolean killed) {
    super(message, cause);
    this.killed = killed;
  }

  /** Whether the job was killed, so that it should not be retried in another way. */
  public boolean killed() {
    return killed;
  }
}
