/**
 * Runs a job: its settings, its progress, and why it failed.
 *
 * <pre>
 *    JobSettings → JobRun: JobJar, submit → JobWatch ─ Progress ─► the user
 *                        failed → TaskFailure ← LocalTaskErrors → ErrorLine
 * </pre>
 */
@NullMarked
package io.pulsemill.job;

import org.jspecify.annotations.NullMarked;
