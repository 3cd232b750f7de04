package io.pulsemill.columnar;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.pulsemill.series.MalformedRecordException;
import io.pulsemill.series.Observation;
import io.pulsemill.series.StoredTimes;

/** Reads the times of a column. */
final class TimeField {
  private static final long MILLIS = 1_000;
  private static final long MICROS = 1_000_000;
  private static final long NANOS = 1_000_000_000;
  private static final int NANOS_A_MILLI = 1_000_000;
  private static final int NANOS_A_MICRO = 1_000;

  private final TimeType type;
  private final Cells cells;
  private final StoredTimes times;

  TimeField(TimeType type, Cells cells, StoredTimes times) {
    this.type = type;
    this.cells = cells;
    this.times = times;
  }

  void read(int row, Observation into) throws MalformedRecordException {
    if (cells.nulls[row]) {
      throw Role.TIME.empty("null");
    }
    if (cells instanceof Cells.OfLongs longs) {
      read(longs.values[row], into);
    } else if (cells instanceof Cells.OfBytes texts) {
      times.text(texts.bytes, texts.starts[row], texts.starts[row + 1] - texts.starts[row], into);
    } else if (cells instanceof Cells.OfSeconds pairs) {
      if (type == TimeType.LOCAL) {
        times.local(pairs.seconds[row], pairs.nanos[row], into);
      } else {
        times.moment(pairs.seconds[row], pairs.nanos[row], into);
      }
    }
  }

  private void read(long stored, Observation into) throws MalformedRecordException {
    switch (type) {
      case DATE -> times.date((int) stored, into);
      case MILLIS -> times.moment(Math.floorDiv(stored, MILLIS), nanosOfMillis(stored), into);
      case LOCAL_MILLIS -> times.local(Math.floorDiv(stored, MILLIS), nanosOfMillis(stored), into);
      case MICROS -> times.moment(Math.floorDiv(stored, MICROS), nanosOfMicros(stored), into);
      case LOCAL_MICROS -> times.local(Math.floorDiv(stored, MICROS), nanosOfMicros(stored), into);
      case NANOS -> times.moment(Math.floorDiv(stored, NANOS), nanos(stored), into);
      case LOCAL_NANOS -> times.local(Math.floorDiv(stored, NANOS), nanos(stored), into);
      case UNSIGNED_NUMBER -> {
        if (stored >= 0) {
          times.number(stored, into);
        } else {
          times.text(Long.toUnsignedString(stored).getBytes(US_ASCII), into);
        }
      }
      default -> times.number(stored, into);
    }
  }

  private static int nanosOfMillis(long millis) {
    return (int) Math.floorMod(millis, MILLIS) * NANOS_A_MILLI;
  }

  private static int nanosOfMicros(long micros) {
    return (int) Math.floorMod(micros, MICROS) * NANOS_A_MICRO;
  }

  private static int nanos(long nanos) {
    return (int) Math.floorMod(nanos, NANOS);
  }
}
