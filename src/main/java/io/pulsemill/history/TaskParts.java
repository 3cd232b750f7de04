package io.pulsemill.history;

import io.pulsemill.job.JobCounters;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseTimes;
import org.apache.hadoop.mapreduce.TaskInputOutputContext;

/**
 * Where the time of tasks went, as they count it themselves: one counter per phase, microseconds.
 */
public final class TaskParts {
  private static final double MICROS = 1e6;

  private TaskParts() {}

  /** Incremented by every task that reports. */
  public enum Tasks {
    REPORTED
  }

  /** Reports the seconds of a task. */
  public static void count(TaskInputOutputContext<?, ?, ?, ?> context, PhaseTimes parts) {
    context.getCounter(Tasks.REPORTED).increment(1);
    parts
        .parts()
        .forEach(
            (part, seconds) ->
                context.getCounter(part).increment(Math.round(Math.max(0, seconds) * MICROS)));
  }

  /** The mean over the tasks that reported; nothing if none did. */
  static PhaseTimes mean(JobCounters counters) {
    PhaseTimes mean = PhaseTimes.ZERO;
    long reported = counters.count(Tasks.REPORTED);
    if (reported > 0) {
      for (Phase part : Phase.values()) {
        Long micros = counters.value(part);
        if (micros != null) {
          mean = mean.plus(part, micros / MICROS / reported);
        }
      }
    }
    return mean;
  }
}
