package io.pulsemill.record;

import io.pulsemill.json.OrAbsent;
import io.pulsemill.json.OrNull;
import io.pulsemill.timing.PhaseTimes;
import java.util.Map;

/**
 * What a job did and when; null if unknown, as most is with the local runner.
 *
 * @param stage that ran it
 * @param name what the job does: features, statistics, pass-0007
 * @param id Hadoop's
 * @param reportUnavailable why what is unknown is unknown, a sentence; null if all is reported
 * @param uber whether it ran as an uber job
 * @param masters ApplicationMasters started, 1 unless one was lost
 * @param parts where its seconds went, as far as known
 * @param cpuMillis of the tasks; as the four after it, from their counters
 * @param counters by group and name, as Hadoop names them
 */
public record JobEntry(
    String stage,
    String name,
    String id,
    @OrAbsent String reportUnavailable,
    @OrNull Boolean uber,
    @OrNull Integer masters,
    @OrNull TaskAttempts maps,
    @OrNull TaskAttempts reduces,
    JobTimeline timeline,
    PhaseTimes parts,
    @OrNull Long cpuMillis,
    @OrNull Long gcMillis,
    @OrNull Long bytesRead,
    @OrNull Long bytesWritten,
    @OrNull Long bytesShuffled,
    @OrAbsent Map<String, Map<String, Long>> counters) {

  /** From maps to reduces, and what members of a gang sent. */
  public long bytesMoved() {
    long sent = 0;
    if (counters != null) {
      for (Map<String, Long> group : counters.values()) {
        sent += group.getOrDefault("SENT_BYTES", 0L);
      }
    }
    return sent + (bytesShuffled == null ? 0 : bytesShuffled);
  }

  /** Counters are many, and not needed for hundreds of jobs. */
  public JobEntry withoutCounters() {
    return new JobEntry(
        stage,
        name,
        id,
        reportUnavailable,
        uber,
        masters,
        maps,
        reduces,
        timeline,
        parts,
        cpuMillis,
        gcMillis,
        bytesRead,
        bytesWritten,
        bytesShuffled,
        null);
  }
}
