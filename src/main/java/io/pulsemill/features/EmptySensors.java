package io.pulsemill.features;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.TaskAttemptContext;

/** Sensors of which no reading was used: a name that is misspelled, perhaps. */
public final class EmptySensors {
  private static final String GROUP = "pulsemill.sensors";

  /** Hadoop allows a job 120 counters. */
  private static final int MOST = 40;

  private EmptySensors() {}

  /** Adds readings used, by sensor, to the counters. */
  static void count(long[] used, TaskAttemptContext context) {
    if (counts(used.length)) {
      for (int sensor = 0; sensor < used.length; sensor++) {
        context.getCounter(GROUP, Integer.toString(sensor)).increment(used[sensor]);
      }
    }
  }

  /** A warning that names those of a finished job; of very many sensors there is none. */
  public static Optional<String> warning(Counters counters, List<String> sensors) {
    if (!counts(sensors.size())) {
      return Optional.empty();
    }
    String empty =
        IntStream.range(0, sensors.size())
            .filter(sensor -> counters.findCounter(GROUP, Integer.toString(sensor)).getValue() == 0)
            .mapToObj(sensor -> "'" + sensors.get(sensor) + "'")
            .collect(Collectors.joining(", "));
    return empty.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "no reading of %s in the whole input: its features are missing; is it spelled so?"
                .formatted(empty));
  }

  /** One sensor without readings has no subjects either. */
  private static boolean counts(int sensors) {
    return sensors > 1 && sensors <= MOST;
  }
}
