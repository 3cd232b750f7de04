package io.pulsemill.softmax;

import io.pulsemill.json.Check;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a training leaves for inference: the observed information at the optimum, the Hessian of the
 * summed loss over the training rows, without penalty and without lift, in the coordinates of
 * {@link StandardizedWeights}, the intercept's column first (z_0 = 1).
 *
 * <p>A shift common to all classes changes no probability, so each row of blocks of the Hessian
 * sums to zero, and the blocks of pairs of classes are all there is: {@code H_kl = −B_kl} for k ≠
 * l, {@code H_kk = Σ_{l ≠ k} B_kl}, where {@code B_kl = Σ p_k p_l z zᵀ} over the rows. So {@code
 * uᵀHu = Σ_{k<l} (u_k − u_l)ᵀ B_kl (u_k − u_l)}: sums of what is not negative, in which nothing
 * cancels. Blocks are kept as lower triangles, D = d + 1 columns, (0,0), (1,0), (1,1), ….
 *
 * <p>The outer products of the scores, kept on request, have the same zero sums and the same form,
 * with {@code −Σ (p_k − [k = y]) (p_l − [l = y]) z zᵀ} in the place of B_kl. Immutable.
 */
public final class Information {
  /** Most free weights, (K − 1)(d + 1), of which it is kept: some 2.5 MB of text. */
  public static final int MOST_WEIGHTS = 500;

  private final int classes;
  private final int features;
  private final double[][] pairs;
  private final double @Nullable [] penalty;
  private final double @Nullable [][] scores;

  /**
   * The information that a file holds.
   *
   * @param classes K
   * @param features d
   * @param pairs lower triangles of B_kl, k &lt; l, k outer
   * @param penalty what is added to the second derivative by each coefficient, d; null without an
   *     L2 penalty
   * @param scores as {@code pairs}, of the outer products of the scores; null if not taken
   * @throws io.pulsemill.InputException if a size or a number is not possible
   */
  Information(
      int classes,
      int features,
      double[][] pairs,
      double @Nullable [] penalty,
      double @Nullable [][] scores) {
    Check.check(
        fits(classes, features),
        "information",
        "at most %d free weights".formatted(MOST_WEIGHTS),
        "%d classes and %d features".formatted(classes, features));
    this.classes = classes;
    this.features = features;
    checkSizes("pairs", pairs);
    checkDiagonals(pairs);
    this.pairs = copy(pairs);
    if (penalty != null) {
      Check.check(penalty.length == features, "penalty", features + " numbers", penalty.length);
      for (int j = 0; j < features; j++) {
        Check.amount("penalty[%d]".formatted(j), penalty[j]);
      }
    }
    this.penalty = penalty == null ? null : penalty.clone();
    if (scores != null) {
      checkSizes("scores", scores);
    }
    this.scores = scores == null ? null : copy(scores);
  }

  /**
   * The information of sums at an optimum.
   *
   * @param hessian with a Hessian
   * @param penalty as {@link PenalizedLoss#curvatures()}; null without one
   * @param scores with derivatives SCORES at the same weights; null if not taken
   */
  public static Information of(
      SoftmaxSums hessian, double @Nullable [] penalty, @Nullable SoftmaxSums scores) {
    return new Information(
        hessian.classes(),
        hessian.features(),
        hessian.pairs(),
        penalty,
        scores == null ? null : scores.pairs());
  }

  /** Whether a model of this size keeps it. */
  public static boolean fits(int classes, int features) {
    return classes >= 2 && features >= 0 && (classes - 1L) * (features + 1L) <= MOST_WEIGHTS;
  }

  /** K. */
  public int classes() {
    return classes;
  }

  /** d. */
  public int features() {
    return features;
  }

  /** Lower triangles of B_kl; a copy. */
  double[][] pairs() {
    return copy(pairs);
  }

  /** By feature; null without an L2 penalty; a copy. */
  double @Nullable [] penalty() {
    return penalty == null ? null : penalty.clone();
  }

  /** As {@link #pairs}, of the scores; null if not taken; a copy. */
  double @Nullable [][] scorePairs() {
    return scores == null ? null : copy(scores);
  }

  /** Whether there is an L2 penalty. */
  public boolean isPenalized() {
    return penalty != null;
  }

  /** Whether the outer products of the scores were taken. */
  public boolean hasScores() {
    return scores != null;
  }

  /**
   * The information about {@code u_k = w_k − w_{K−1}}, k &lt; K − 1: the upper left blocks of H, (K
   * − 1) D × (K − 1) D, class by class.
   */
  public double[][] matrix() {
    return free(pairs);
  }

  /** As {@link #matrix}, of the outer products of the scores. Fails if they were not taken. */
  public double[][] scores() {
    if (scores == null) {
      throw new IllegalStateException("Information: expected scores but none were taken");
    }
    return free(scores);
  }

  /**
   * What an L2 penalty adds to {@link #matrix}: it is on centered weights, so that of a feature is
   * {@code [k = l] − 1/K} times its own. Zeros without one.
   */
  public double[][] penaltyMatrix() {
    int columns = features + 1;
    double[][] matrix = new double[(classes - 1) * columns][(classes - 1) * columns];
    for (int j = 0; penalty != null && j < features; j++) {
      for (int k = 0; k < classes - 1; k++) {
        for (int l = 0; l < classes - 1; l++) {
          double part = (k == l ? 1 : 0) - 1.0 / classes;
          matrix[k * columns + 1 + j][l * columns + 1 + j] = part * penalty[j];
        }
      }
    }
    return matrix;
  }

  private double[][] free(double[][] blocks) {
    int columns = features + 1;
    double[][] matrix = new double[(classes - 1) * columns][(classes - 1) * columns];
    int pair = 0;
    for (int k = 0; k < classes - 1; k++) {
      for (int l = k + 1; l < classes; l++, pair++) {
        add(blocks[pair], matrix, k, k, 1);
        if (l < classes - 1) {
          add(blocks[pair], matrix, l, l, 1);
          add(blocks[pair], matrix, k, l, -1);
          add(blocks[pair], matrix, l, k, -1);
        }
      }
    }
    return matrix;
  }

  private void add(double[] triangle, double[][] matrix, int k, int l, int sign) {
    int columns = features + 1;
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < columns; j++) {
        matrix[k * columns + i][l * columns + j] += sign * triangle[SoftmaxShape.inTriangle(i, j)];
      }
    }
  }

  private void checkSizes(String key, double[][] blocks) {
    int expected = classes * (classes - 1) / 2;
    Check.check(blocks.length == expected, key, expected + " pairs of classes", blocks.length);
    int triangle = (features + 1) * (features + 2) / 2;
    for (int pair = 0; pair < blocks.length; pair++) {
      String at = "%s[%d]".formatted(key, pair);
      int length = blocks[pair].length;
      Check.check(length == triangle, at, triangle + " numbers, a lower triangle", length);
      Check.finite(at, blocks[pair]);
    }
  }

  private void checkDiagonals(double[][] blocks) {
    for (int pair = 0; pair < blocks.length; pair++) {
      for (int i = 0; i <= features; i++) {
        int at = SoftmaxShape.inTriangle(i, i);
        Check.amount("pairs[%d][%d]".formatted(pair, at), blocks[pair][at]);
      }
    }
  }

  private static double[][] copy(double[][] rows) {
    double[][] copy = rows.clone();
    Arrays.setAll(copy, i -> rows[i].clone());
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Information o
        && classes == o.classes
        && features == o.features
        && Arrays.deepEquals(pairs, o.pairs)
        && Arrays.equals(penalty, o.penalty)
        && Arrays.deepEquals(scores, o.scores);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(pairs);
  }
}
