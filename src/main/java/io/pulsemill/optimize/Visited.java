package io.pulsemill.optimize;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The weights evaluated last. Near the optimum steps are so short that rounding leads a search back
 * to where it was: what is known there must not cost another evaluation.
 */
final class Visited {
  /** Maximum count of numbers kept, 32 MB; thousands of points of a usual model. */
  private static final int CAPACITY = 1 << 22;

  private final Deque<double[]> points = new ArrayDeque<>();

  void add(double[] weights) {
    if ((long) (points.size() + 1) * weights.length > CAPACITY) {
      points.pollFirst();
    }
    points.addLast(weights);
  }

  boolean contains(double[] weights) {
    return points.stream().anyMatch(point -> Arrays.equals(point, weights));
  }
}
