package io.pulsemill.costmodel;

import io.pulsemill.json.Check;
import io.pulsemill.json.OrNull;
import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.optimize.StopReason;
import io.pulsemill.record.JobEntry;
import io.pulsemill.timing.PhaseTimes;
import java.util.List;

/**
 * One training, measured: an entry of {@code runs} in {@code tradeoff.json}.
 *
 * @param threads of the local engine, else null
 * @param rows of the table
 * @param trainingRows of them that train
 * @param repeat from 1
 * @param passes evaluations of the objective the training takes; if projected: would take
 * @param measuredPasses those that were run
 * @param projected whether it was cut short
 * @param projectedSeconds if projected, seconds for all passes; else null
 * @param stop why it ended
 * @param parallelism threads (local) or tasks that share the rows
 * @param pilotRows rows of the pilot, 0 if there was none
 * @param bytesMoved between tasks, in all passes measured
 * @param seconds wall time of what was run, from process start to the model in place
 * @param parts where they went
 * @param remainder seconds that belong to no part
 * @param passSeconds of each measured pass
 * @param jobs as in {@code run.json}, without their counters
 */
public record MeasuredRun(
    EngineKind engine,
    @OrNull Integer threads,
    OptimizerKind optimizer,
    long rows,
    long trainingRows,
    int repeat,
    int passes,
    int measuredPasses,
    boolean projected,
    @OrNull Double projectedSeconds,
    StopReason stop,
    int parallelism,
    long pilotRows,
    long bytesMoved,
    double seconds,
    PhaseTimes parts,
    double remainder,
    List<Double> passSeconds,
    List<JobEntry> jobs) {

  public MeasuredRun {
    if (threads != null) {
      Check.atLeast(1, "threads", threads);
    }
    Check.atLeast(1, "rows", rows);
    Check.atLeast(0, "trainingRows", trainingRows);
    Check.atLeast(1, "repeat", repeat);
    Check.atLeast(0, "passes", passes);
    Check.atLeast(0, "measuredPasses", measuredPasses);
    if (projected) {
      Check.seconds("projectedSeconds", projectedSeconds == null ? 0 : projectedSeconds);
    }
    Check.atLeast(1, "parallelism", parallelism);
    Check.atLeast(0, "pilotRows", pilotRows);
    Check.atLeast(0, "bytesMoved", bytesMoved);
    Check.seconds("seconds", seconds);
    Check.finite("remainder", remainder);
    passSeconds.forEach(pass -> Check.finite("passSeconds", pass));
    passSeconds = List.copyOf(passSeconds);
    jobs = List.copyOf(jobs);
  }

  /** Seconds of the whole training: those measured, or projected if it was cut short. */
  public double wholeSeconds() {
    return projectedSeconds == null ? seconds : projectedSeconds;
  }

  /** Its engine, and for the local one the threads: {@code local-2}. */
  public String name() {
    return threads == null ? engine.key() : engine.key() + "-" + threads;
  }
}
