package io.pulsemill.softmax;

import io.pulsemill.optimize.Derivatives;

/**
 * Second derivatives of the loss by the scores of two classes, one number per row: p_k (1 − p_k)
 * and −p_k p_l. Their magnitude is at most 1/4 but for its last bits, which are cut off: then no
 * rounded term of the Hessian exceeds its rounded bound. With derivatives SCORES: the product of
 * the first derivatives, at most 1.
 *
 * <p>The first {@value #KEPT} pairs are computed once, the others whenever asked for: a million
 * pairs would take too much memory.
 */
final class PairWeights {
  private static final int KEPT = 64;

  private final double[][] p;
  private final int[] labels;
  private final boolean scores;
  private final double[] scratch;
  private final double[][] kept;
  private int rows;

  /**
   * @param p probabilities by class and row, as they will be when asked
   * @param labels by row, as they will be when asked
   * @param derivatives of a matrix, if there is to be one
   * @param scratch one number per row, overwritten by {@link #of}
   */
  PairWeights(double[][] p, int[] labels, Derivatives derivatives, double[] scratch) {
    this.p = p;
    this.labels = labels;
    scores = derivatives == Derivatives.SCORES;
    this.scratch = scratch;
    long pairs = p.length * (p.length + 1L) / 2;
    kept = new double[derivatives.square() ? (int) Math.min(pairs, KEPT) : 0][scratch.length];
  }

  /** Gets ready for the probabilities of the first {@code n} rows. */
  void compute(int n) {
    rows = n;
    int pair = 0;
    for (int k = 0; k < p.length && pair < kept.length; k++) {
      for (int l = k; l < p.length && pair < kept.length; l++) {
        compute(k, l, kept[pair++]);
      }
    }
  }

  /** The weights of pair number {@code pair}, classes k ≤ l; the next call may overwrite them. */
  double[] of(int pair, int k, int l) {
    if (pair < kept.length) {
      return kept[pair];
    }
    compute(k, l, scratch);
    return scratch;
  }

  private void compute(int k, int l, double[] weights) {
    if (scores) {
      scores(k, l, weights);
    } else if (k == l) {
      own(p[k], weights);
    } else {
      cross(p[k], p[l], weights);
    }
  }

  /** (p_k − [k = y]) (p_l − [l = y]). */
  private void scores(int k, int l, double[] weights) {
    for (int r = 0; r < rows; r++) {
      double slope = labels[r] == k ? p[k][r] - 1 : p[k][r];
      weights[r] = slope * (labels[r] == l ? p[l][r] - 1 : p[l][r]);
    }
  }

  private void own(double[] pk, double[] weights) {
    for (int r = 0; r < rows; r++) {
      weights[r] = Math.min(pk[r] * (1 - pk[r]), 0.25);
    }
  }

  private void cross(double[] pk, double[] pl, double[] weights) {
    for (int r = 0; r < rows; r++) {
      weights[r] = -Math.min(pk[r] * pl[r], 0.25);
    }
  }
}
