package io.pulsemill.archive;

import io.pulsemill.series.Malformed;
import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.TimeKind;
import io.pulsemill.series.TimeParser;
import org.jspecify.annotations.Nullable;

/** Values with their times, {@code (time,value),(time,value),…}; times of one kind per series. */
final class TimedValues {
  private final TimeParser times;
  private @Nullable TimeKind kind;

  TimedValues(TimeParser times) {
    this.times = times;
  }

  /** Begins a series. */
  void clear() {
    kind = null;
  }

  /** The kind of the times since {@link #clear}. */
  TimeKind kind() {
    return kind == null ? TimeKind.WHOLE_NUMBER : kind;
  }

  /** Reads {@code line[from..to)}; {@code number}: of the dimension, from 1, for a message. */
  void read(byte[] line, int from, int to, int number, Dimension into)
      throws MalformedRecordException {
    int at = from;
    while (true) {
      try {
        at = pair(line, Values.start(line, at, to), to, into);
      } catch (MalformedRecordException e) {
        throw new MalformedRecordException(
            e.reason(),
            "dimension %d, value %d: %s".formatted(number, into.length() + 1, e.getMessage()));
      }
      if (at == to) {
        return;
      }
      at++;
    }
  }

  /** Reads a pair; returns where the comma after it is, or {@code to}. */
  private int pair(byte[] line, int from, int to, Dimension into) throws MalformedRecordException {
    int close = Values.find(line, from, to, ')');
    int comma = close;
    while (comma > from && line[comma] != ',') {
      comma--;
    }
    if (from == to || line[from] != '(' || close == to || comma == from) {
      throw misplaced("(time,value)", line, from, Math.min(to, close + 1));
    }
    int start = Values.start(line, from + 1, comma);
    times.parse(line, start, Values.end(line, start, comma) - start);
    if (kind != null && kind != times.kind()) {
      throw new MalformedRecordException(
          Malformed.TIME, "expected times of one kind but found whole numbers and dates");
    }
    kind = times.kind();
    into.add(times.time(), Values.value(line, comma + 1, close));
    int next = Values.start(line, close + 1, to);
    if (next < to && line[next] != ',') {
      throw misplaced("a comma after (time,value)", line, next, to);
    }
    return next;
  }

  private static MalformedRecordException misplaced(
      String expected, byte[] line, int from, int to) {
    return new MalformedRecordException(
        Malformed.TIME,
        "expected %s (@timeStamps true) but found %s"
            .formatted(expected, MalformedRecordException.quoted(line, from, to - from)));
  }
}
