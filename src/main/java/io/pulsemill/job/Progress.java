package io.pulsemill.job;

/**
 * Receives the progress of a run. The command line prints both kinds of lines on standard error.
 */
public interface Progress {
  /** A step of long work; left out with {@code --quiet}. */
  void say(String line);

  /** Warns of something that does not end the run. */
  void warn(String line);

  /** A job ended well; for the run's record. */
  void ran(FinishedJob job);
}
