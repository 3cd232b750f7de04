package io.pulsemill.engine;

import java.util.Arrays;

/**
 * Where most values of a feature lie: the shortest interval that holds half of them (the shorth:
 * Andrews et al., "Robust Estimates of Location", 1972), its length and its middle value. Values
 * far outside move neither, unlike mean and deviation. If half of the values are equal, as zeros or
 * a number for "missing" may be, they do not reflect the others' scale and are left out.
 *
 * @param center one of the values
 * @param spread length of the interval, > 0
 */
record Bulk(double center, double spread) {
  /** Minimum number of values that a spread is computed from. */
  private static final int FEWEST = 10;

  /** The bulk of finite values, which are sorted in place; null if there are too few. */
  static Bulk of(double[] values) {
    Arrays.sort(values);
    double[] left = values;
    while (left.length >= FEWEST) {
      int half = left.length / 2;
      int from = shortest(left, half);
      double spread = left[from + half] - left[from];
      if (spread > 0) {
        return new Bulk(left[from + half / 2], spread);
      }
      double common = left[from];
      left = Arrays.stream(left).filter(x -> x != common).toArray();
    }
    return null;
  }

  /** Where the shortest of the intervals {@code x[i]…x[i + half]} begins; the first of equals. */
  private static int shortest(double[] x, int half) {
    int best = 0;
    for (int i = 1; i + half < x.length; i++) {
      if (x[i + half] - x[i] < x[best + half] - x[best]) {
        best = i;
      }
    }
    return best;
  }
}
