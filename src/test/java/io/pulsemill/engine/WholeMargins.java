package io.pulsemill.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The margins of a labeled table as linear functions with whole coefficients. Row i of class y has
 * one for each other class k: {@code (v_y − v_k) · (1, x_i)}, times a positive number, of
 * directions v whose last class is 0. Features are moved and scaled, rows scaled, such that their
 * coefficients are of a size; all of it exactly, since a double is a whole number times a power of
 * 2.
 */
final class WholeMargins {
  private final BigInteger[][] all;
  private final int bits;

  /**
   * @param x a row each
   * @param y class of each row, 0..K−1
   * @param classes K
   */
  WholeMargins(double[][] x, int[] y, int classes) {
    BigInteger[][] rows = whole(x);
    int columns = rows[0].length;
    all = new BigInteger[rows.length * (classes - 1)][(classes - 1) * columns];
    int at = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < classes; k++) {
        if (k != y[i]) {
          Arrays.fill(all[at], BigInteger.ZERO);
          for (int j = 0; j < columns; j++) {
            put(all[at], y[i] * columns + j, rows[i][j]);
            put(all[at], k * columns + j, rows[i][j].negate());
          }
          at++;
        }
      }
    }
    bits = Arrays.stream(all).mapToInt(WholeMargins::bitsOf).max().orElseThrow();
    for (BigInteger[] margin : all) {
      int up = bits - bitsOf(margin);
      Arrays.setAll(margin, j -> margin[j].shiftLeft(up));
    }
  }

  int count() {
    return all.length;
  }

  /** Coefficients of a margin: (K − 1)(d + 1). */
  int dimension() {
    return all[0].length;
  }

  /** Coefficients of margin {@code r}; the array itself. */
  BigInteger[] row(int r) {
    return all[r];
  }

  /** The same in [−1, 1]. */
  double[] approximateRow(int r) {
    return Arrays.stream(all[r]).mapToDouble(a -> Math.scalb(a.doubleValue(), -bits)).toArray();
  }

  private static void put(BigInteger[] margin, int at, BigInteger number) {
    if (at < margin.length) {
      margin[at] = number;
    }
  }

  private static int bitsOf(BigInteger[] margin) {
    return Arrays.stream(margin).mapToInt(a -> a.abs().bitLength()).max().orElseThrow();
  }

  /** (1, x) of each row, every column times a power of 2 such that they are of a size. */
  private static BigInteger[][] whole(double[][] x) {
    BigInteger[][] columns = new BigInteger[x[0].length][];
    int[] size = new int[columns.length];
    for (int j = 0; j < columns.length; j++) {
      int feature = j;
      columns[j] = centered(Arrays.stream(x).mapToDouble(row -> row[feature]).toArray());
      size[j] = medianSize(columns[j]);
    }
    int common = Arrays.stream(size).max().orElseThrow();
    BigInteger[][] rows = new BigInteger[x.length][columns.length + 1];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = BigInteger.ONE.shiftLeft(common);
      for (int j = 0; j < columns.length; j++) {
        rows[i][j + 1] = columns[j][i].shiftLeft(common - size[j]);
      }
    }
    return rows;
  }

  private static BigInteger[] centered(double[] x) {
    int lowest = Arrays.stream(x).mapToInt(WholeMargins::lastPlace).min().orElseThrow();
    BigDecimal up = BigDecimal.valueOf(2).pow(-Math.min(lowest, 0));
    double[] sorted = Arrays.stream(x).sorted().toArray();
    BigInteger median = new BigDecimal(sorted[x.length / 2]).multiply(up).toBigIntegerExact();
    BigInteger[] whole = new BigInteger[x.length];
    for (int i = 0; i < x.length; i++) {
      whole[i] = new BigDecimal(x[i]).multiply(up).toBigIntegerExact().subtract(median);
    }
    return whole;
  }

  /** A power of 2 that {@code x}, normal or 0, is a multiple of. */
  private static int lastPlace(double x) {
    return x == 0 ? 0 : Math.getExponent(x) - 52;
  }

  private static int medianSize(BigInteger[] x) {
    int[] sizes =
        Arrays.stream(x)
            .filter(a -> a.signum() != 0)
            .mapToInt(a -> a.abs().bitLength())
            .sorted()
            .toArray();
    return sizes[sizes.length / 2];
  }
}
