package io.pulsemill.costmodel;

import com.fasterxml.jackson.annotation.JsonValue;

/** The terms of a cost: seconds are the sum over the terms of amount × cost. */
public enum CostTerm {
  /** Once: until the engine works, and what follows the last pass. Seconds. */
  START("start"),
  /** Seconds a value read and decoded, by one task, or by all threads of a JVM. */
  READ_VALUE("readValue"),
  /** Seconds a pass takes beside its work. */
  PASS("pass"),
  /**
   * Seconds a task takes to start beside each other on a worker, with each job that starts them.
   */
  TASK("task"),
  /** Seconds a multiply-add of a pass, by one thread or task. */
  MULTIPLY_ADD("multiplyAdd"),
  /** Seconds a byte moved between tasks. */
  MOVED_BYTE("movedByte");

  private final String key;

  CostTerm(String key) {
    this.key = key;
  }

  /** Its name in {@code tradeoff.json}. */
  @JsonValue
  public String key() {
    return key;
  }

  /** How much of it a training takes, ≥ 0. */
  public double amount(Workload work) {
    return switch (this) {
      case START -> 1;
      case READ_VALUE ->
          (double) work.reads() * work.rows() * work.shape().values() / work.readers();
      case PASS -> work.rounds();
      case TASK -> work.launches() * work.tasksPerWorker();
      case MULTIPLY_ADD ->
          (double) work.passes()
              * work.trainingRows()
              * work.shape().multiplyAdds()
              / work.parallelism();
      case MOVED_BYTE -> work.bytesMoved();
    };
  }
}
