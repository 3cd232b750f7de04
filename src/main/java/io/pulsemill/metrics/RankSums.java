package io.pulsemill.metrics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How well the probability of one class separates its rows from those of each other class, from
 * rows in the order of that probability, ascending:
 *
 * <pre>
 *   A(c|j) = (Σ over rows of class c: rows of class j below it + half of those that tie) / (n_c n_j)
 * </pre>
 *
 * <p>the probability that a random row of class c has a larger probability of c than a random row
 * of class j: Hand and Till, "A simple generalisation of the area under the ROC curve for multiple
 * class classification problems", Machine Learning 45, 2001, equation 3, with ties counted half.
 * Twice the sum is a whole number, so nothing is rounded before the division, and the order of rows
 * that tie does not matter. All replicates of a bootstrap are summed at once.
 *
 * <p>Memory: 3 K × columns longs, whatever the rows.
 */
public final class RankSums {
  private final int ofClass;

  /** Label × column: rows below the present tie, rows in it, twice the sum so far. */
  private final long[][] below;

  private final long[][] tied;
  private final long[][] twice;

  /** Labels in the present tie. */
  private final boolean[] met;

  /**
   * No rows yet.
   *
   * @param classes K
   * @param ofClass whose probability sorts the rows
   * @param columns ways to weight a row: as it is, and each replicate's
   */
  public RankSums(int classes, int ofClass, int columns) {
    this.ofClass = ofClass;
    below = new long[classes][columns];
    tied = new long[classes][columns];
    twice = new long[classes][columns];
    met = new boolean[classes];
  }

  /** Adds a row of class {@code label} to the present tie; {@code weights}: one per column. */
  public void add(int label, int[] weights) {
    met[label] = true;
    long[] sum = tied[label];
    for (int b = 0; b < sum.length; b++) {
      sum[b] += weights[b];
    }
  }

  /** Ends the present tie: rows to come have a larger probability. */
  public void endTie() {
    if (met[ofClass]) {
      for (int j = 0; j < below.length; j++) {
        if (j != ofClass) {
          addPairs(tied[ofClass], below[j], met[j] ? tied[j] : null, twice[j]);
        }
      }
    }
    for (int j = 0; j < below.length; j++) {
      if (met[j]) {
        for (int b = 0; b < below[j].length; b++) {
          below[j][b] += tied[j][b];
        }
        Arrays.fill(tied[j], 0);
        met[j] = false;
      }
    }
  }

  private static void addPairs(long[] own, long[] below, long @Nullable [] tied, long[] sum) {
    for (int b = 0; b < sum.length; b++) {
      sum[b] += own[b] * (2 * below[b] + (tied == null ? 0 : tied[b]));
    }
  }

  /**
   * A(c|j) of each class j and column, K × columns, once the last tie has ended; NaN for j = c and
   * where one of the two has no rows.
   *
   * @throws ArithmeticException if n_c n_j exceeds 2^62
   */
  public double[][] areas() {
    double[][] areas = new double[below.length][];
    for (int j = 0; j < areas.length; j++) {
      areas[j] = new double[below[j].length];
      for (int b = 0; b < areas[j].length; b++) {
        long pairs = Math.multiplyExact(2 * below[ofClass][b], below[j][b]);
        areas[j][b] = j == ofClass || pairs == 0 ? Double.NaN : (double) twice[j][b] / pairs;
      }
    }
    return areas;
  }
}
