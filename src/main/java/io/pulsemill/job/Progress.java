package io.pulsemill.job;

/** Where a run says how it goes. The command line prints both kinds of lines on standard error. */
public interface Progress {
  /** A step of long work; left out with {@code --quiet}. */
  void say(String line);

  /** What the user should know even so. */
  void warn(String line);

  /** A job ended well; for the run's record. */
  void ran(FinishedJob job);
}
