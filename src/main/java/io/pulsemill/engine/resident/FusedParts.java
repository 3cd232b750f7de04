package io.pulsemill.engine.resident;

import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseTimes;
import org.apache.hadoop.mapreduce.CounterGroup;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.TaskInputOutputContext;

/**
 * Where the time of training and evaluation went in a job that does more, as its task 0 counts it:
 * one counter per phase, microseconds.
 */
final class FusedParts {
  private static final String GROUP = "pulsemill training";
  private static final double MICROS = 1e6;

  private FusedParts() {}

  static void count(TaskInputOutputContext<?, ?, ?, ?> context, PhaseTimes parts) {
    parts
        .parts()
        .forEach(
            (phase, seconds) ->
                context
                    .getCounter(GROUP, phase.key())
                    .increment(Math.round(Math.max(0, seconds) * MICROS)));
  }

  static PhaseTimes of(Counters counters) {
    CounterGroup group = counters.getGroup(GROUP);
    PhaseTimes parts = PhaseTimes.ZERO;
    for (Phase phase : Phase.values()) {
      long micros = group.findCounter(phase.key()).getValue();
      if (micros > 0) {
        parts = parts.plus(phase, micros / MICROS);
      }
    }
    return parts;
  }
}
