package io.pulsemill.engine;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Whether the loss of a softmax regression without a penalty has a minimum on a table: it has none
 * if and only if along some direction no margin falls and one rises (Albert and Anderson,
 * Biometrika 71, 1984). By Stiemke's lemma either there is such a direction, or there are weights μ
 * ≥ 1 of the margins with Σ μ_r a_r = 0. So this linear program is asked for a solution:
 *
 * <pre>
 *   Σ λ_r a_r = −Σ a_r,   λ ≥ 0
 * </pre>
 *
 * <p>Phase 1 of the simplex method in whole numbers (revised; pivots without fractions, as Edmonds
 * and Bareiss do), so each answer has an exact certificate: λ, or the prices at the end, which are
 * a direction. The simplex solver of commons-math, asked the same in doubles at tolerances from
 * 1e-8 to 1e-11, gave one that could be verified for only 4 tables in 5.
 */
final class RecessionOracle {
  /** Pivots with the steepest column; then those of Bland, which never cycle. */
  private static final int STEEPEST = 200;

  private static final double CLEARLY = 1e-9;

  private final WholeMargins margins;
  private final double[][] approximate;
  private final int n;

  /** Signs that make the right side positive. */
  private final BigInteger[] sign;

  /** Inverse of the basis, and the right side, times {@link #denominator}. */
  private final BigInteger[][] inverse;

  private final BigInteger[] right;
  private BigInteger denominator = BigInteger.ONE;

  /** Margin of each row of the basis, from 0; artificial ones from the number of margins. */
  private final int[] basis;

  private RecessionOracle(WholeMargins margins) {
    this.margins = margins;
    approximate =
        IntStream.range(0, margins.count())
            .mapToObj(margins::approximateRow)
            .toArray(double[][]::new);
    n = margins.dimension();
    sign = new BigInteger[n];
    right = new BigInteger[n];
    inverse = new BigInteger[n][n];
    basis = IntStream.range(margins.count(), margins.count() + n).toArray();
    for (int j = 0; j < n; j++) {
      int column = j;
      BigInteger sum =
          IntStream.range(0, margins.count())
              .mapToObj(r -> margins.row(r)[column])
              .reduce(BigInteger.ZERO, BigInteger::add);
      sign[j] = sum.signum() > 0 ? BigInteger.ONE.negate() : BigInteger.ONE;
      right[j] = sum.abs();
      Arrays.fill(inverse[j], BigInteger.ZERO);
      inverse[j][j] = BigInteger.ONE;
    }
  }

  /**
   * Whether there is such a direction.
   *
   * @param x a row each; no feature a linear combination of others and a constant
   * @param y class of each row, 0..K−1, none empty
   * @param classes K
   */
  static boolean separable(double[][] x, int[] y, int classes) {
    return new RecessionOracle(new WholeMargins(x, y, classes)).hasDirection();
  }

  private boolean hasDirection() {
    int pivots = 0;
    while (!isSolved()) {
      BigInteger[] prices = prices();
      int entering = pivots++ < STEEPEST ? steepest(prices) : -1;
      entering = entering < 0 ? first(prices) : entering;
      if (entering < 0) {
        return true;
      }
      pivot(entering);
    }
    return false;
  }

  private boolean isSolved() {
    return IntStream.range(0, n).noneMatch(i -> isArtificial(i) && right[i].signum() != 0);
  }

  private boolean isArtificial(int i) {
    return basis[i] >= margins.count();
  }

  /** What a unit of each equation brings toward a solution, in the equations as they were. */
  private BigInteger[] prices() {
    BigInteger[] prices = new BigInteger[n];
    Arrays.fill(prices, BigInteger.ZERO);
    for (int i = 0; i < n; i++) {
      if (isArtificial(i)) {
        BigInteger[] row = inverse[i];
        Arrays.setAll(prices, j -> prices[j].add(row[j].multiply(sign[j])));
      }
    }
    return prices;
  }

  /** By doubles; negative where they do not tell. */
  private int steepest(BigInteger[] prices) {
    int bits = Arrays.stream(prices).mapToInt(p -> p.abs().bitLength()).max().orElseThrow();
    double[] y =
        Arrays.stream(prices)
            .mapToDouble(p -> p.shiftLeft(64).shiftRight(bits).doubleValue() * 0x1p-64)
            .toArray();
    int best = -1;
    double largest = CLEARLY;
    for (int r = 0; r < approximate.length; r++) {
      double gain = 0;
      for (int j = 0; j < n; j++) {
        gain += y[j] * approximate[r][j];
      }
      if (gain > largest) {
        largest = gain;
        best = r;
      }
    }
    return best >= 0 && dot(prices, margins.row(best)).signum() > 0 ? best : -1;
  }

  /** The first margin that would bring something; −1: none, so minus the prices are a direction. */
  private int first(BigInteger[] prices) {
    return IntStream.range(0, margins.count())
        .filter(r -> dot(prices, margins.row(r)).signum() > 0)
        .findFirst()
        .orElse(-1);
  }

  private void pivot(int entering) {
    BigInteger[] signed = margins.row(entering).clone();
    Arrays.setAll(signed, j -> signed[j].multiply(sign[j]));
    BigInteger[] column = new BigInteger[n];
    Arrays.setAll(column, i -> dot(inverse[i], signed));
    int leaving = leaving(column);
    BigInteger by = column[leaving];
    for (int i = 0; i < n; i++) {
      if (i != leaving) {
        BigInteger factor = column[i];
        right[i] = reduced(right[i], right[leaving], by, factor);
        for (int j = 0; j < n; j++) {
          inverse[i][j] = reduced(inverse[i][j], inverse[leaving][j], by, factor);
        }
      }
    }
    denominator = by;
    basis[leaving] = entering;
  }

  /** Exact: the denominator divides it. */
  private BigInteger reduced(BigInteger a, BigInteger b, BigInteger by, BigInteger factor) {
    return by.multiply(a).subtract(factor.multiply(b)).divide(denominator);
  }

  /** The row that is first to become 0; of equals, the one of the lowest margin. */
  private int leaving(BigInteger[] column) {
    int best = -1;
    for (int i = 0; i < n; i++) {
      if (column[i].signum() > 0) {
        int sooner =
            best < 0
                ? -1
                : right[i].multiply(column[best]).compareTo(right[best].multiply(column[i]));
        if (sooner < 0 || (sooner == 0 && basis[i] < basis[best])) {
          best = i;
        }
      }
    }
    return best;
  }

  private static BigInteger dot(BigInteger[] a, BigInteger[] b) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < a.length; i++) {
      sum = sum.add(a[i].multiply(b[i]));
    }
    return sum;
  }
}
