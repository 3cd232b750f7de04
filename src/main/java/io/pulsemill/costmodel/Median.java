package io.pulsemill.costmodel;

import java.util.Arrays;

/** The middle of some numbers, the mean of the two in the middle where their number is even. */
public final class Median {
  private Median() {}

  public static double of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("Median: expected at least one number but found none");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
