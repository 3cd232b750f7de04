package io.pulsemill.timing;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a second of a run went into. Every second belongs to one part; what belongs to none is shown
 * as the remainder. Work done side by side counts as long as it took, not as often as it was done.
 */
public enum Phase {
  /** This program's own start, until it opens the table: JVM, classes, options. */
  START("start"),
  /** Writing a job's files, planning its splits, handing it over: until YARN has it. */
  SUBMIT("submit"),
  /** Waiting for the container of the job's ApplicationMaster. */
  QUEUE("queue"),
  /** From the ApplicationMaster's container to its first task's launch. */
  MASTER_START("masterStart"),
  /** A task's JVM and its set-up, and waiting for the others of a gang. */
  TASK_START("taskStart"),
  /** Bytes from the file system: footers and pages. */
  READ("read"),
  /** Pages to arrays of numbers. */
  DECODE("decode"),
  /** Sums over the rows: statistics, standardization, loss, gradient, Hessian. */
  COMPUTE("compute"),
  /** From the tasks' sums to one sum where the optimizer is. */
  SHUFFLE_AND_SUM("shuffleAndSum"),
  /** The last task is done, until the output is in place. */
  COMMIT("commit"),
  /** Until the driver knows that a job has ended. */
  NOTICE("notice"),
  /** The pilot, the steps, the checks of the optimum. */
  OPTIMIZER("optimiser");

  private final String key;

  Phase(String key) {
    this.key = key;
  }

  /** Its name in {@code run.json} and {@code tradeoff.json}. */
  @JsonValue
  public String key() {
    return key;
  }
}
