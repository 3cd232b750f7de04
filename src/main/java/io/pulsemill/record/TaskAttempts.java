package io.pulsemill.record;

/**
 * Attempts at the map or the reduce tasks of a job, as the ApplicationMaster counted them.
 *
 * @param launched those that got as far as a JVM
 * @param failed ended by their own error
 * @param killed ended by the cluster, launched or not: a lost node, a container handed over to
 *     another attempt, a speculative twin that was faster
 */
public record TaskAttempts(long launched, long failed, long killed) {}
