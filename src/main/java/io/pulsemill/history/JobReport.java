package io.pulsemill.history;

import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.JobCounters;
import io.pulsemill.record.JobTimeline;
import io.pulsemill.record.TaskAttempts;
import io.pulsemill.timing.PhaseTimes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a job did and when, from its own counters and history.
 *
 * @param name what the job does: features, statistics, pass-0007
 * @param id Hadoop's
 * @param uber whether it ran as an uber job; null if unknown, false with the local runner
 * @param masters ApplicationMasters started, 1 unless one was lost; null if there is none or
 *     unknown
 * @param maps attempts at map tasks; null if not counted (local runner) or unknown
 * @param reduces attempts at reduce tasks; null if not counted (local runner) or unknown
 * @param parts where its seconds went, as far as known
 * @param work what the tasks used
 * @param counters all of them; null if unknown
 * @param unavailable why what is unknown is unknown, a sentence; null if the report is complete
 */
public record JobReport(
    String name,
    String id,
    @Nullable Boolean uber,
    @Nullable Integer masters,
    @Nullable TaskAttempts maps,
    @Nullable TaskAttempts reduces,
    JobTimeline timeline,
    PhaseTimes parts,
    JobWork work,
    @Nullable JobCounters counters,
    @Nullable String unavailable) {

  /** A job of the local runner: it reports counters and no times. */
  static JobReport local(FinishedJob job) {
    JobCounters counters = Objects.requireNonNull(job.counters(), "counters of a local job");
    return new JobReport(
        job.name(),
        job.id(),
        false,
        null,
        null,
        null,
        Timelines.ofDriver(job),
        JobParts.ofLocal(job.counters()),
        JobWork.UNKNOWN,
        counters,
        null);
  }

  /** A job whose details could not be had. */
  static JobReport unavailable(FinishedJob job, JobTimeline timeline, String reason) {
    return new JobReport(
        job.name(),
        job.id(),
        null,
        null,
        null,
        null,
        timeline,
        PhaseTimes.ZERO,
        JobWork.UNKNOWN,
        null,
        reason);
  }
}
