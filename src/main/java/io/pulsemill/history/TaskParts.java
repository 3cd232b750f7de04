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
    TOLD
  }

  /** Reports the seconds of a task. */
  public static void count(TaskInputOutputContext<?, ?, ?, ?> context, PhaseTimes parts) {
    context.getCounter(Tasks.TOLD).increment(1);
    parts
        .parts()
        .forEach(
            (part, seconds) ->
                context.getCounter(part).increment(Math.round(Math.max(0, seconds) * MICROS)));
  }

  /** The mean over the tasks that reported; nothing if none did. */
  static PhaseTimes mean(JobCounters counters) {
    PhaseTimes mean = new PhaseTimes();
    long told = counters.count(Tasks.TOLD);
    if (told > 0) {
      for (Phase part : Phase.values()) {
        Long micros = counters.value(part);
        if (micros != null) {
          mean.add(part, micros / MICROS / told);
        }
      }
    }
    return mean;
  }
}
