package io.pulsemill.job;

/** Receives the progress of a run. The command line shows it on standard error. */
public interface Progress {
  /** Hears nothing: for what is done twice, or tried only to explain a refusal. */
  Progress SILENT =
      new Progress() {
        @Override
        public void say(String line) {}

        @Override
        public void warn(String line) {}

        @Override
        public void ran(FinishedJob job) {}
      };

  /** A step of long work; left out with {@code --quiet}. */
  void say(String line);

  /** Warns of something that does not end the run. */
  void warn(String line);

  /** A job ended well; for the run's record. */
  void ran(FinishedJob job);

  /** What the run has come to; one that has no use for the numbers gets the line. */
  default void event(RunEvent event) {
    event.line().ifPresent(this::say);
  }
}
