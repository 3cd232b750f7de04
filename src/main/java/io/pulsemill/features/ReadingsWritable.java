package io.pulsemill.features;

import io.pulsemill.series.Observation;
import io.pulsemill.series.Series;
import io.pulsemill.series.TimeKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.io.WritableUtils;

/**
 * Up to {@value #MAX} readings of one subject that share label and kind of time.
 *
 * <pre>
 *   byte   format (1)
 *   byte   1 with a label | 2 dates | 4 all values are whole numbers within a long
 *   text   label, where there is one
 *   vint   number of readings
 *   vlong× the first time, then differences of differences: 1 byte a reading at even distances
 *   values vlong× where all are whole numbers (1 byte up to 127), else double×
 * </pre>
 *
 * vint and vlong are the signed variable-length numbers of {@link WritableUtils}.
 */
final class ReadingsWritable implements Writable {
  /** Most readings of one object. */
  static final int MAX = 4096;

  private static final byte FORMAT = 1;
  private static final int LABELLED = 1;
  private static final int DATES = 2;
  private static final int WHOLE_VALUES = 4;

  private String label;
  private TimeKind timeKind = TimeKind.WHOLE_NUMBER;
  private int size;
  private long[] times = new long[0];
  private double[] values = new double[0];

  /** Whether the reading fits in beside those here: room, same label, same kind of time. */
  boolean takes(Observation reading) {
    return size > 0
        && size < MAX
        && timeKind == reading.timeKind()
        && Objects.equals(label, reading.label());
  }

  /** Adds a reading; the first since {@link #clear} decides label and kind of time. */
  void add(Observation reading) {
    if (size == 0) {
      label = reading.label();
      timeKind = reading.timeKind();
    }
    if (size == times.length) {
      times = Arrays.copyOf(times, Math.max(16, 2 * size));
      values = Arrays.copyOf(values, Math.max(16, 2 * size));
    }
    times[size] = reading.time();
    values[size] = reading.value();
    size++;
  }

  /** Takes all readings out. */
  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** Null where observations have no label. */
  String label() {
    return label;
  }

  TimeKind timeKind() {
    return timeKind;
  }

  void addTo(Series series) {
    for (int i = 0; i < size; i++) {
      series.add(times[i], values[i]);
    }
  }

  @Override
  public void write(DataOutput out) throws IOException {
    boolean whole = wholeValues();
    out.writeByte(FORMAT);
    out.writeByte(
        (label == null ? 0 : LABELLED)
            | (timeKind == TimeKind.DATE ? DATES : 0)
            | (whole ? WHOLE_VALUES : 0));
    if (label != null) {
      Text.writeString(out, label);
    }
    WritableUtils.writeVInt(out, size);
    long time = 0;
    long step = 0;
    for (int i = 0; i < size; i++) {
      long newStep = times[i] - time; // may wrap around, and wraps back when read
      WritableUtils.writeVLong(out, i < 2 ? newStep : newStep - step);
      time = times[i];
      step = newStep;
    }
    for (int i = 0; i < size; i++) {
      if (whole) {
        WritableUtils.writeVLong(out, (long) values[i]);
      } else {
        out.writeDouble(values[i]);
      }
    }
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    byte format = in.readByte();
    if (format != FORMAT) {
      throw new IOException(
          "Readings have format %d; this build reads only %d".formatted(format, FORMAT));
    }
    int flags = in.readByte();
    label = (flags & LABELLED) == 0 ? null : Text.readString(in);
    timeKind = (flags & DATES) == 0 ? TimeKind.WHOLE_NUMBER : TimeKind.DATE;
    size = WritableUtils.readVIntInRange(in, 0, MAX);
    times = new long[size];
    values = new double[size];
    long time = 0;
    long step = 0;
    for (int i = 0; i < size; i++) {
      step = WritableUtils.readVLong(in) + (i < 2 ? 0 : step);
      time += step;
      times[i] = time;
    }
    for (int i = 0; i < size; i++) {
      values[i] =
          (flags & WHOLE_VALUES) == 0 ? in.readDouble() : (double) WritableUtils.readVLong(in);
    }
  }

  /** Whether a long holds every value; −0.0 it does not hold. */
  private boolean wholeValues() {
    for (int i = 0; i < size; i++) {
      if (Double.compare((double) (long) values[i], values[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReadingsWritable readings
        && Objects.equals(label, readings.label)
        && timeKind == readings.timeKind
        && Arrays.equals(times, 0, size, readings.times, 0, readings.size)
        && Arrays.equals(values, 0, size, readings.values, 0, readings.size);
  }

  @Override
  public int hashCode() {
    return Objects.hash(label, timeKind, size, size == 0 ? 0 : times[0]);
  }
}
