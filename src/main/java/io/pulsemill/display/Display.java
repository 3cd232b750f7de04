package io.pulsemill.display;

import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;

/** Where people, or programs, see how far a run is. */
public interface Display extends Progress {
  /** Says why the run has failed, as its last line. */
  void error(String line);

  @Override
  default void ran(FinishedJob job) {}

  /** Takes away what is not to stay on a screen. */
  default void close() {}
}
