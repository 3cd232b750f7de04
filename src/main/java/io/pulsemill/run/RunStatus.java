package io.pulsemill.run;

import io.pulsemill.InputException;
import io.pulsemill.job.RunEvent;
import io.pulsemill.json.OrAbsent;
import io.pulsemill.json.SealedJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is: the file {@code status} in its driver's folder, written every two seconds while
 * something changes.
 *
 * @param stage that runs now
 * @param since when it began
 * @param job the last job of the stage that said anything; null before
 * @param predicted what its training is expected to take; null if nobody knows
 * @param pass the last of its training; null before
 */
public record RunStatus(
    String stage,
    String since,
    @OrAbsent RunEvent.@Nullable JobShare job,
    @OrAbsent RunEvent.@Nullable Predicted predicted,
    @OrAbsent RunEvent.@Nullable Pass pass) {
  /** Of a run that has not begun a stage. */
  static final RunStatus START = begun("start");

  private static RunStatus begun(String stage) {
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return new RunStatus(stage, now, null, null, null);
  }

  /** What becomes of it by an event. */
  RunStatus after(RunEvent event) {
    if (event instanceof RunEvent.StageBegan began) {
      return begun(began.stage());
    } else if (event instanceof RunEvent.JobShare share) {
      return new RunStatus(stage, since, share, predicted, pass);
    } else if (event instanceof RunEvent.Predicted known) {
      return new RunStatus(stage, since, job, known, pass);
    } else if (event instanceof RunEvent.Pass done) {
      return new RunStatus(stage, since, job, predicted, done);
    }
    return this;
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws InputException if it is damaged, or half of it
   */
  static RunStatus read(String json, String where) {
    return SealedJson.read(json, where, RunStatus.class);
  }

  String json() {
    return SealedJson.write(this);
  }
}
