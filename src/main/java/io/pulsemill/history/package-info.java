/**
 * What YARN and the job history server record of finished jobs: where each attempt's seconds went,
 * and a timeline.
 *
 * <pre>
 *    FinishedJob → JobHistory ← HistoryServer → JobReport: JobTimeline, JobWork, TaskAttempts, JobParts
 * </pre>
 */
@NullMarked
package io.pulsemill.history;

import org.jspecify.annotations.NullMarked;
