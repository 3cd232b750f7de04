package io.pulsemill.features;

import io.pulsemill.series.Observation;
import io.pulsemill.series.ObservationRun;
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
import org.jspecify.annotations.Nullable;

/**
 * Up to {@value #MAX} readings of one sensor of one subject that share label and kind of time.
 *
 * <pre>
 *   byte   format (2)
 *   byte   1 with a label | 2 dates | 4 all values are whole numbers within a long | 8 even times
 *          | 16 of a sensor but the first
 *   vint   which sensor, if not the first, counted from 0
 *   text   label, if there is one
 *   vint   number of readings
 *   vint   number of bytes that follow
 *   long×  even times: the first and the step; else the first, then the steps' differences
 *   values all whole: long×, the first, then the differences; else double×
 * </pre>
 *
 * vint is Hadoop's variable-length number ({@link WritableUtils}), long one of {@link PackedLongs}:
 * a daily series of whole numbers takes a byte per reading.
 */
final class ReadingsWritable implements Writable {
  /** Most readings of one object. */
  static final int MAX = 4096;

  private static final int MOST_BYTES = 2 * MAX * PackedLongs.MOST_BYTES;

  private static final byte FORMAT = 2;
  private static final int LABELED = 1;
  private static final int DATES = 2;
  private static final int WHOLE_VALUES = 4;
  private static final int EVEN_TIMES = 8;
  private static final int OTHER_SENSOR = 16;

  private final PackedLongs packed = new PackedLongs();

  private int sensor;
  private @Nullable String label;
  private TimeKind timeKind = TimeKind.WHOLE_NUMBER;
  private int size;
  private long[] times = new long[0];
  private double[] values = new double[0];

  /** No readings yet of the first sensor. */
  ReadingsWritable() {
    this(0);
  }

  /** {@code sensor}: counted from 0. */
  ReadingsWritable(int sensor) {
    this.sensor = sensor;
  }

  /** Whether there is no room left. */
  boolean full() {
    return size == MAX;
  }

  /**
   * Adds what the sensor reads, with the label and kind of time of those that are here already; the
   * first since {@link #clear} decides both.
   */
  void add(Observation reading) {
    if (size == 0) {
      label = reading.label();
      timeKind = reading.timeKind();
    }
    makeRoom(size + 1);
    times[size] = reading.time();
    values[size] = reading.value(sensor);
    size++;
  }

  /**
   * Adds readings of a run from {@code from} on, as many as there is room for.
   *
   * @param label that of the run, as {@code timeKind} is
   * @return how many
   */
  int add(ObservationRun run, int column, int from, @Nullable String label, TimeKind timeKind) {
    if (size == 0) {
      this.label = label;
      this.timeKind = timeKind;
    }
    int count = Math.min(run.size() - from, MAX - size);
    makeRoom(size + count);
    System.arraycopy(run.times(), from, times, size, count);
    System.arraycopy(run.values(column), from, values, size, count);
    size += count;
    return count;
  }

  private void makeRoom(int readings) {
    if (readings > times.length) {
      int room = Math.max(readings, Math.max(16, 2 * times.length));
      times = Arrays.copyOf(times, room);
      values = Arrays.copyOf(values, room);
    }
  }

  /** Takes all readings out. */
  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** Null if observations have no label. */
  @Nullable String label() {
    return label;
  }

  int sensor() {
    return sensor;
  }

  TimeKind timeKind() {
    return timeKind;
  }

  void addTo(Series series) {
    series.add(times, values, size);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    boolean even = evenTimes();
    packed.clear();
    putTimes(even);
    boolean whole = putValues();
    out.writeByte(FORMAT);
    out.writeByte(
        (label == null ? 0 : LABELED)
            | (timeKind == TimeKind.DATE ? DATES : 0)
            | (whole ? WHOLE_VALUES : 0)
            | (even ? EVEN_TIMES : 0)
            | (sensor == 0 ? 0 : OTHER_SENSOR));
    if (sensor > 0) {
      WritableUtils.writeVInt(out, sensor);
    }
    if (label != null) {
      Text.writeString(out, label);
    }
    WritableUtils.writeVInt(out, size);
    WritableUtils.writeVInt(out, packed.length());
    out.write(packed.bytes(), 0, packed.length());
  }

  /** Differences may wrap around, and wrap back when they are read. */
  private void putTimes(boolean even) {
    long time = 0;
    long step = 0;
    for (int i = 0; i < (even ? 2 : size); i++) {
      long newStep = times[i] - time;
      packed.put(i < 2 ? newStep : newStep - step);
      time = times[i];
      step = newStep;
    }
  }

  /** Returns whether all are whole numbers, and were put as such. */
  private boolean putValues() {
    boolean whole = packed.putDifferences(values, size);
    for (int i = 0; !whole && i < size; i++) {
      packed.putDouble(values[i]);
    }
    return whole;
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    byte format = in.readByte();
    if (format != FORMAT) {
      throw new IOException(
          "Readings have format %d; this build reads only %d".formatted(format, FORMAT));
    }
    int flags = in.readByte();
    sensor = (flags & OTHER_SENSOR) == 0 ? 0 : WritableUtils.readVInt(in);
    label = (flags & LABELED) == 0 ? null : Text.readString(in);
    timeKind = (flags & DATES) == 0 ? TimeKind.WHOLE_NUMBER : TimeKind.DATE;
    size = WritableUtils.readVIntInRange(in, 0, MAX);
    if (size > times.length) {
      times = new long[size];
      values = new double[size];
    }
    int bytes = WritableUtils.readVIntInRange(in, 0, MOST_BYTES);
    in.readFully(packed.expect(bytes), 0, bytes);
    getTimes((flags & EVEN_TIMES) != 0);
    getValues((flags & WHOLE_VALUES) != 0);
  }

  private void getTimes(boolean even) {
    long time = 0;
    long step = 0;
    for (int i = 0; i < (even ? Math.min(2, size) : size); i++) {
      step = i < 2 ? packed.get() : step + packed.get();
      time += step;
      times[i] = time;
    }
    for (int i = 2; even && i < size; i++) {
      time += step;
      times[i] = time;
    }
  }

  private void getValues(boolean whole) {
    if (whole) {
      packed.getDifferences(values, size);
      return;
    }
    for (int i = 0; i < size; i++) {
      values[i] = packed.getDouble();
    }
  }

  /** Whether each time follows the one before at the same distance; there are two or more. */
  private boolean evenTimes() {
    if (size < 2) {
      return false;
    }
    long step = times[1] - times[0];
    long expected = times[1];
    for (int i = 2; i < size; i++) {
      expected += step;
      if (times[i] != expected) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReadingsWritable readings
        && sensor == readings.sensor
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
