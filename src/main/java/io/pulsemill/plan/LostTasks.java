package io.pulsemill.plan;

import java.util.BitSet;

/** Tasks that were lost, which start again and read their rows again while others wait. */
final class LostTasks {
  private final BitSet once = new BitSet();
  private final BitSet missing = new BitSet();
  private double othersHadRead;

  /** A task is lost. */
  void lost(int task) {
    once.set(task);
    missing.set(task);
  }

  /** An attempt at a task has its rows; {@code runs}: it was not lost meanwhile. */
  void hasRead(int task, boolean runs, double seconds) {
    if (!once.get(task)) {
      othersHadRead = seconds;
    } else if (runs) {
      missing.clear(task);
    }
  }

  /** Whether a task was lost before. */
  boolean once(int task) {
    return once.get(task);
  }

  /** Whether any task does not have its rows again yet. */
  boolean missing() {
    return !missing.isEmpty();
  }

  /** When all would have read, had none been lost: by now if none was. */
  double read(double now) {
    return once.isEmpty() ? now : othersHadRead;
  }
}
