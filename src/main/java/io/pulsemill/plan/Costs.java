package io.pulsemill.plan;

import io.pulsemill.engine.resident.MessageCosts;

/**
 * What things take on the machines that were measured. Core-seconds are of one core of theirs.
 *
 * @param job of a resident job
 * @param pass of a job that is one pass
 * @param pilot seconds task 0 takes to solve the pilot and to step
 * @param delay seconds that a pass of a gang took more than the median one
 * @param unevenness standard deviation of the logarithm of the time a machine takes for its work
 * @param alone how many times as fast a core works while all others of its machine are idle, 1 or
 *     more: they then do what else is to be done there
 * @param message what a message takes
 */
record Costs(
    JobCosts job,
    JobCosts pass,
    double pilot,
    Draws delay,
    double unevenness,
    double alone,
    MessageCosts message) {

  /** Containers that a ResourceManager gives a job, per second: docs/resident.md. */
  static final double LAUNCHES = 500;

  /** The same on machines with such a wire. */
  Costs with(double bytesPerSecond) {
    return new Costs(job, pass, pilot, delay, unevenness, alone, message.with(bytesPerSecond));
  }

  /**
   * A job.
   *
   * @param start seconds of the driver's own start, once a training
   * @param submit seconds until it is accepted
   * @param master seconds until its ApplicationMaster asks for tasks
   * @param startSeconds until a task's process begins to start
   * @param startWork core-seconds to start it, on as many cores as there are
   * @param taskWork core-seconds to open the table and to compile what reads it, likewise
   * @param valueWork core-seconds to read and decode a value
   * @param onceSeconds of computing and waiting in a resident job beside its passes, however many
   *     tasks and rows
   * @param warmWork core-seconds until the kernel is compiled, likewise
   * @param multiplyAdd core-seconds, see {@link io.pulsemill.costmodel.Workload.Shape}
   * @param reduceSeconds of a reducer, until it has started, fetched and added
   * @param end seconds from the last sum until the driver has the result
   */
  record JobCosts(
      Draws start,
      Draws submit,
      Draws master,
      double startSeconds,
      double startWork,
      double taskWork,
      double valueWork,
      double onceSeconds,
      double warmWork,
      double multiplyAdd,
      double reduceSeconds,
      Draws end) {}
}
