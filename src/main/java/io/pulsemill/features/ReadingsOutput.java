package io.pulsemill.features;

import io.pulsemill.series.Observation;
import io.pulsemill.series.ObservationRun;
import io.pulsemill.series.TimeKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.hadoop.mapreduce.TaskInputOutputContext;
import org.jspecify.annotations.Nullable;

/**
 * Observations on their way to the reducer: one pair for the consecutive readings of a sensor of a
 * subject with one label and kind of time.
 */
final class ReadingsOutput {
  private final ReadingsWritable[] readings;
  private final MapValue[] values;
  private String subject = "";
  private @Nullable String label;
  private TimeKind timeKind = TimeKind.DATE;

  ReadingsOutput(int sensors) {
    readings = new ReadingsWritable[sensors];
    Arrays.setAll(readings, ReadingsWritable::new);
    values = Arrays.stream(readings).map(MapValue::of).toArray(MapValue[]::new);
  }

  /** Takes the readings of an observation, and writes those before if they do not go with it. */
  void add(Observation observation, TaskInputOutputContext<?, ?, GroupKey, MapValue> context)
      throws IOException, InterruptedException {
    if (!observation.subject().equals(subject)
        || observation.timeKind() != timeKind
        || !Objects.equals(observation.label(), label)) {
      flush(context);
      subject = observation.subject();
      timeKind = observation.timeKind();
      label = observation.label();
    }
    for (int sensor = 0; sensor < readings.length; sensor++) {
      if (!Double.isNaN(observation.value(sensor))) {
        if (readings[sensor].full()) {
          write(sensor, context);
        }
        readings[sensor].add(observation);
      }
    }
  }

  /** Takes a run that goes with the observation added last. */
  void add(ObservationRun run, TaskInputOutputContext<?, ?, GroupKey, MapValue> context)
      throws IOException, InterruptedException {
    for (int column = 0; column < run.columns(); column++) {
      int sensor = run.sensor(column);
      for (int from = 0; from < run.size(); ) {
        if (readings[sensor].full()) {
          write(sensor, context);
        }
        from += readings[sensor].add(run, column, from, label, timeKind);
      }
    }
  }

  /** Writes what has not been written yet. */
  void flush(TaskInputOutputContext<?, ?, GroupKey, MapValue> context)
      throws IOException, InterruptedException {
    for (int sensor = 0; sensor < readings.length; sensor++) {
      if (readings[sensor].size() > 0) {
        write(sensor, context);
      }
    }
  }

  private void write(int sensor, TaskInputOutputContext<?, ?, GroupKey, MapValue> context)
      throws IOException, InterruptedException {
    context.write(GroupKey.ofSubject(subject), values[sensor]);
    readings[sensor].clear();
  }
}
