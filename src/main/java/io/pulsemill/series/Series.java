package io.pulsemill.series;

import java.util.Arrays;

/**
 * The readings of one subject in primitive arrays, 16 bytes per reading and as much again while
 * {@link #sortByTime} sorts. What it holds after sorting is the same for every order of arrival:
 * ties of time are sorted by value, and −0.0 is taken as 0.0, the number it equals.
 */
public final class Series {
  private static final int FIRST_CAPACITY = 128;

  private long[] times = new long[FIRST_CAPACITY];
  private double[] values = new double[FIRST_CAPACITY];
  private int size;
  private boolean sorted = true;

  /** Each time is later than the one before: sorted, and no two readings at one time. */
  private boolean increasing = true;

  /** Adds a reading; the value must be finite. */
  public void add(long time, double value) {
    makeRoom(size + 1);
    times[size] = time;
    put(value);
    noteOrder(size - 1);
  }

  /** Adds the first {@code count} of these readings; values must be finite. */
  public void add(long[] newTimes, double[] newValues, int count) {
    makeRoom(size + count);
    System.arraycopy(newTimes, 0, times, size, count);
    int at = size;
    for (int i = 0; i < count; i++) {
      put(newValues[i]);
    }
    if (increasing) {
      at = Math.max(1, at);
      while (at < size && times[at - 1] < times[at]) {
        at++;
      }
    }
    for (; at < size; at++) {
      noteOrder(at);
    }
  }

  private void put(double value) {
    if (!(value >= -Double.MAX_VALUE && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "Reading: expected a finite value but found %s at time %d".formatted(value, times[size]));
    }
    values[size++] = value + 0.0; // −0.0 becomes 0.0, all others stay
  }

  private void noteOrder(int i) {
    increasing = increasing && (i == 0 || times[i - 1] < times[i]);
    sorted = increasing || (sorted && inOrder(i - 1));
  }

  private void makeRoom(int readings) {
    if (readings > times.length) {
      int room = Math.max(readings, times.length + times.length / 2);
      times = Arrays.copyOf(times, room);
      values = Arrays.copyOf(values, room);
    }
  }

  /** Takes all readings out, for the next subject; the room stays. */
  public void clear() {
    size = 0;
    sorted = true;
    increasing = true;
  }

  public int size() {
    return size;
  }

  /** Nanoseconds since 1970-01-01T00:00Z, or the whole number, of reading {@code i}. */
  public long time(int i) {
    return times[i];
  }

  public double value(int i) {
    return values[i];
  }

  /** Whether the readings stand in the order of {@link #sortByTime}. */
  public boolean sorted() {
    return sorted;
  }

  /** Sorts by time, ties by value. Nothing to do if readings were added in that order. */
  public void sortByTime() {
    if (sorted) {
      return;
    }
    // Natural merge sort: each pass merges neighboring runs, as many passes as runs have bits.
    long[] mergedTimes = new long[times.length];
    double[] mergedValues = new double[values.length];
    int firstRun;
    do {
      firstRun = mergeRuns(mergedTimes, mergedValues);
      long[] spareTimes = times;
      double[] spareValues = values;
      times = mergedTimes;
      values = mergedValues;
      mergedTimes = spareTimes;
      mergedValues = spareValues;
    } while (firstRun < size);
    sorted = true;
  }

  /** Merges runs two by two into the arrays given; returns the length of the first merged run. */
  private int mergeRuns(long[] mergedTimes, double[] mergedValues) {
    int firstRun = 0;
    for (int from = 0; from < size; ) {
      int middle = runEnd(from);
      int end = middle < size ? runEnd(middle) : size;
      int left = from;
      int right = middle;
      for (int i = from; i < end; i++) {
        boolean takeLeft = right == end || (left < middle && compare(left, right) <= 0);
        int next = takeLeft ? left++ : right++;
        mergedTimes[i] = times[next];
        mergedValues[i] = values[next];
      }
      firstRun = from == 0 ? end : firstRun;
      from = end;
    }
    return firstRun;
  }

  private int runEnd(int from) {
    int last = from;
    while (last + 1 < size && inOrder(last)) {
      last++;
    }
    return last + 1;
  }

  private boolean inOrder(int i) {
    return compare(i, i + 1) <= 0;
  }

  private int compare(int i, int j) {
    int byTime = Long.compare(times[i], times[j]);
    return byTime != 0 ? byTime : Double.compare(values[i], values[j]);
  }

  /**
   * Keeps one of each group of readings equal in time and value; the series must be sorted.
   *
   * @return how many were dropped
   */
  public int dropDuplicates() {
    checkSorted();
    if (increasing) {
      return 0;
    }
    int kept = Math.min(size, 1);
    for (int i = 1; i < size; i++) {
      if (compare(i, kept - 1) != 0) {
        times[kept] = times[i];
        values[kept] = values[i];
        kept++;
      }
    }
    int dropped = size - kept;
    size = kept;
    return dropped;
  }

  /** Whether two different values stand at one time; the series must be sorted. */
  public boolean contradictory() {
    checkSorted();
    for (int i = 1; !increasing && i < size; i++) {
      if (times[i] == times[i - 1] && values[i] != values[i - 1]) {
        return true;
      }
    }
    return false;
  }

  private void checkSorted() {
    if (!sorted) {
      throw new IllegalStateException("Series: expected sortByTime() first");
    }
  }
}
