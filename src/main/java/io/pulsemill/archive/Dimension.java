package io.pulsemill.archive;

import java.util.Arrays;

/** Values, NaN where missing, with or without times; reused. */
final class Dimension {
  private static final int FIRST_CAPACITY = 128;

  private double[] values = new double[FIRST_CAPACITY];
  private long[] times = {};
  private int length;
  private boolean timed;

  void clear() {
    length = 0;
    timed = false;
  }

  void add(double value) {
    if (length == values.length) {
      values = Arrays.copyOf(values, length + length / 2);
    }
    values[length++] = value;
  }

  /** Adds a value with its time, as all of this dimension have one. */
  void add(long time, double value) {
    add(value);
    if (times.length < values.length) {
      times = Arrays.copyOf(times, values.length);
    }
    times[length - 1] = time;
    timed = true;
  }

  int length() {
    return length;
  }

  double value(int i) {
    return values[i];
  }

  /** Whether values have times. */
  boolean timed() {
    return timed;
  }

  /** The time of a value; its position if it has none. */
  long time(int i) {
    return timed ? times[i] : i;
  }

  /** Whether the times of the values are the first of {@code longer}. */
  boolean startsAs(Dimension longer) {
    return timed == longer.timed
        && length <= longer.length
        && (!timed || Arrays.equals(times, 0, length, longer.times, 0, length));
  }

  /** The length without what is missing at the end. */
  int lengthToLastReading() {
    int end = length;
    while (end > 0 && Double.isNaN(values[end - 1])) {
      end--;
    }
    return end;
  }

  /** Leaves out what is beyond that length. */
  void cut(int most) {
    length = Math.min(length, most);
  }
}
