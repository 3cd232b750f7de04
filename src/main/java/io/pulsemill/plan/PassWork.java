package io.pulsemill.plan;

/** What tasks do in a pass. */
final class PassWork {
  private double work;
  private double most;
  private int sums;
  private boolean disturbed;

  /** Another pass begins; {@code disturbed}: some tasks are not there. */
  void clear(boolean disturbed) {
    work = 0;
    sums = 0;
    most = 0;
    this.disturbed = disturbed;
  }

  /** A task has its sum, after so many seconds. */
  void worked(double seconds) {
    work += seconds;
    sums++;
    most = Math.max(most, seconds);
  }

  /** A task is lost. */
  void disturb() {
    disturbed = true;
  }

  /** Seconds a task worked, on average. */
  double mean() {
    return sums == 0 ? 0 : work / sums;
  }

  /** Seconds the slowest task worked. */
  double most() {
    return most;
  }

  /** Whether a task was lost, or was not there when it began. */
  boolean disturbed() {
    return disturbed;
  }
}
