package io.pulsemill.costmodel;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Where one engine overtakes another: first by measurement, else by the model. */
final class Crossing {
  static final long LEAST_ROWS = 100;
  static final long MOST_ROWS = 1_000_000_000_000L;

  /** Steps from the least rows to the most, which catch a model that is not monotonous. */
  private static final int STEPS = 400;

  private Crossing() {}

  /**
   * The least rows at which a lead is positive; null if there are none.
   *
   * @param lead seconds by which the other engine is faster at so many rows
   */
  static @Nullable Long predicted(LongToDoubleFunction lead) {
    long below = LEAST_ROWS;
    if (lead.applyAsDouble(below) > 0) {
      return below;
    }
    for (int step = 1; step <= STEPS; step++) {
      long above =
          Math.round(
              LEAST_ROWS * StrictMath.pow((double) MOST_ROWS / LEAST_ROWS, step * 1.0 / STEPS));
      if (lead.applyAsDouble(above) > 0) {
        return bisect(lead, below, above);
      }
      below = above;
    }
    return null;
  }

  private static long bisect(LongToDoubleFunction lead, long from, long to) {
    long below = from;
    long above = to;
    while (above - below > 1) {
      long middle = below + (above - below) / 2;
      if (lead.applyAsDouble(middle) > 0) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return above;
  }

  /**
   * Rows at which the medians of Newton's runs cross between two sizes next to each other, by the
   * line through the logarithms of the rows; null if they do not.
   */
  static @Nullable Long measured(List<MeasuredRun> one, List<MeasuredRun> other) {
    long[] sizes =
        sizes(one).filter(size -> sizes(other).anyMatch(o -> o == size)).sorted().toArray();
    for (int i = 1; i < sizes.length; i++) {
      double before = median(one, sizes[i - 1]) - median(other, sizes[i - 1]);
      double after = median(one, sizes[i]) - median(other, sizes[i]);
      if (before <= 0 && after > 0) {
        double share = -before / (after - before);
        return Math.round(sizes[i - 1] * StrictMath.pow((double) sizes[i] / sizes[i - 1], share));
      }
    }
    return null;
  }

  private static LongStream sizes(List<MeasuredRun> runs) {
    return runs.stream().mapToLong(MeasuredRun::rows).distinct();
  }

  private static double median(List<MeasuredRun> runs, long size) {
    return Median.of(
        runs.stream()
            .filter(run -> run.rows() == size)
            .mapToDouble(MeasuredRun::wholeSeconds)
            .toArray());
  }
}
