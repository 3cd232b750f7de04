package io.pulsemill.exact;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Sums of bounded terms that do not depend on order, at nearly the price of plain sums.
 *
 * <p>Pre-rounding after Demmel and Nguyen (as in ReproBLAS: Ahrens, Demmel, Nguyen, "Algorithms for
 * Efficient Reproducible Floating Point Summation", ACM TOMS 46, 2020). Sum {@code i} has a grid
 * {@code g = 2^exponent}. A term is rounded to the grid by {@code r = (t + M) − M} with {@code M =
 * 1.5 · 2^52 · g}, so a partial sum of up to {@value #MAX_PRODUCTS} terms is an exact multiple of
 * {@code g}; it then moves, as a whole number of units, into a 128-bit integer total. Whole numbers
 * add the same in any order.
 *
 * <p>The sum of {@code n} terms differs from their true sum by at most {@code n · g / 2}, if no
 * term exceeds the bound its grid was made for. That is for the caller to check; see {@link
 * #addProducts}.
 */
public final class GridSums {
  /** Bytes of a sum in a file or message. */
  public static final int BYTES = Integer.BYTES + 2 * Long.BYTES;

  private static final int UNITS_PER_BOUND = 41;

  /** Of a bound; a total of 2^80 such terms is still a finite double. */
  private static final int MAX_EXPONENT = 900;

  /** Of a grid: all its units up to 2^53 are normal doubles. */
  private static final int MAX_GRID = 970;

  /** Products that {@link #addProducts} takes at once: 2^9 of at most 2^41 units, within 2^53. */
  public static final int MAX_PRODUCTS = 512;

  private static final int QUARTER = MAX_PRODUCTS / 4;

  private static final long MASK = 0xFFFFFFFFL;

  private final int[] exponents;
  private final double[] magic;
  private final double[] limit;
  private final long[] high;
  private final long[] low;
  private final double[] scratch = new double[MAX_PRODUCTS];
  private final double[] folded = new double[QUARTER];

  /** One zero sum for each exponent, the binary logarithm of its grid. */
  public GridSums(int[] exponents) {
    int n = exponents.length;
    this.exponents = exponents.clone();
    magic = new double[n];
    limit = new double[n];
    for (int i = 0; i < n; i++) {
      if (!isGrid(exponents[i])) {
        throw new IllegalArgumentException(
            "Grid of sum %d: expected an exponent within ±%d but found %d"
                .formatted(i, MAX_GRID, exponents[i]));
      }
      magic[i] = Math.scalb(1.5, 52 + exponents[i]);
      limit[i] = Math.scalb(1.0, UNITS_PER_BOUND + exponents[i]);
    }
    high = new long[n];
    low = new long[n];
  }

  /** The exponent of the finest grid that terms of magnitude up to {@code bound} may use. */
  public static int exponentFor(double bound) {
    int exponent = Math.getExponent(bound);
    if (!(bound > 0) || Math.abs(exponent) > MAX_EXPONENT) {
      throw new ArithmeticException(
          "Bound of a sum: expected a positive number within 2^±%d but found %s"
              .formatted(MAX_EXPONENT, bound));
    }
    return (bound > Math.scalb(1.0, exponent) ? exponent + 1 : exponent) - UNITS_PER_BOUND;
  }

  /** The grid of sum {@code i}: the largest error one term can bring is half of it. */
  public double grid(int i) {
    return Math.scalb(1.0, exponents[i]);
  }

  /**
   * Adds the products {@code a[r] · b[r], r < n}, each rounded to a double, to sum {@code i}.
   *
   * <p>The caller guarantees {@code |a[r] · b[r]| ≤ bound} for each r; {@link Double#NaN} is no
   * such product. Only the total is checked here: a product that is not finite, or that takes the
   * total beyond n times the grid's bound, is refused, but two far products that cancel are not,
   * and may make the sum wrong.
   *
   * @param n number of products, 0 … {@value #MAX_PRODUCTS}
   * @param bound of the magnitude of each product, at most the one the grid was made for
   * @throws ArithmeticException if {@code bound} exceeds the grid's, or the total shows that a
   *     product exceeded {@code bound}
   */
  public void addProducts(int i, double[] a, double[] b, int n, double bound) {
    if (!(bound <= limit[i])) {
      throw beyond(i, bound);
    }
    round(a, b, magic[i], scratch, n);
    double total = total(scratch, folded, n);
    if (!(Math.abs(total) <= n * limit[i])) { // not finite, or far beyond what was promised
      throw beyond(i, total);
    }
    long units = (long) Math.scalb(total, -exponents[i]);
    addUnits(i, units >> 63, units);
  }

  private static void round(double[] a, double[] b, double magic, double[] into, int n) {
    for (int r = 0; r < n; r++) {
      into[r] = (a[r] * b[r] + magic) - magic;
    }
  }

  /**
   * The sum of multiples of a grid that stay within 2^53 of it: exact, so in any order. A full
   * block is first folded to a quarter, by vectors; then eight sums stand side by side, as an
   * addition takes four cycles and two can begin in each.
   */
  private static double total(double[] rounded, double[] folded, int n) {
    if (n < MAX_PRODUCTS) {
      return total(rounded, n);
    }
    fold(rounded, folded);
    return total(folded, QUARTER);
  }

  /** Distances are constants, or the JIT makes no vectors of it. */
  private static void fold(double[] x, double[] into) {
    for (int r = 0; r < QUARTER; r++) {
      into[r] = (x[r] + x[r + QUARTER]) + (x[r + 2 * QUARTER] + x[r + 3 * QUARTER]);
    }
  }

  private static double total(double[] x, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    int r = 0;
    for (; r + 7 < n; r += 8) {
      a += x[r];
      b += x[r + 1];
      c += x[r + 2];
      d += x[r + 3];
      e += x[r + 4];
      f += x[r + 5];
      g += x[r + 6];
      h += x[r + 7];
    }
    for (; r < n; r++) {
      a += x[r];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }

  /** Adds other sums over the same grids. */
  public void add(GridSums other) {
    if (!Arrays.equals(exponents, other.exponents)) {
      throw new IllegalArgumentException(
          "Sums over different grids cannot be added: they belong to passes at different weights");
    }
    for (int i = 0; i < high.length; i++) {
      addUnits(i, other.high[i], other.low[i]);
    }
  }

  /** How many there are. */
  public int size() {
    return exponents.length;
  }

  /** A copy of the sums from one to another, the latter not included. */
  public GridSums slice(int from, int to) {
    GridSums slice = new GridSums(Arrays.copyOfRange(exponents, from, to));
    System.arraycopy(high, from, slice.high, 0, to - from);
    System.arraycopy(low, from, slice.low, 0, to - from);
    return slice;
  }

  /** Slices in their order, as one. */
  public static GridSums join(List<GridSums> slices) {
    GridSums whole =
        new GridSums(slices.stream().flatMapToInt(s -> Arrays.stream(s.exponents)).toArray());
    int at = 0;
    for (GridSums slice : slices) {
      System.arraycopy(slice.high, 0, whole.high, at, slice.size());
      System.arraycopy(slice.low, 0, whole.low, at, slice.size());
      at += slice.size();
    }
    return whole;
  }

  /** Sum {@code i}, rounded once, half to even. */
  public double get(int i) {
    BigInteger units =
        BigInteger.valueOf(high[i])
            .shiftLeft(64)
            .add(BigInteger.valueOf(low[i] >>> 1).shiftLeft(1))
            .add(BigInteger.valueOf(low[i] & 1));
    return Math.scalb(units.doubleValue(), exponents[i]);
  }

  /** Adds sum {@code i}, without rounding it, to {@code sum}. */
  public void addTo(int i, ExactSum sum) {
    sum.addWords(low[i] & MASK, low[i] >>> 32, high[i] & MASK, high[i] >> 32, exponents[i]);
  }

  /** Writes: int number of sums; for each int exponent, long high, long low. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(exponents.length);
    for (int i = 0; i < exponents.length; i++) {
      out.writeInt(exponents[i]);
      out.writeLong(high[i]);
      out.writeLong(low[i]);
    }
  }

  /** Reads a slice that {@link #write} wrote, of at most so many. */
  public static GridSums readSlice(DataInput in, int most) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > most) {
      throw new IOException("Sums: expected at most %d but found %d".formatted(most, size));
    }
    int[] exponents = new int[size];
    long[] high = new long[size];
    long[] low = new long[size];
    for (int i = 0; i < size; i++) {
      exponents[i] = in.readInt();
      if (!isGrid(exponents[i])) {
        throw new IOException(
            "Grid of sum %d: expected an exponent within ±%d but found %d"
                .formatted(i, MAX_GRID, exponents[i]));
      }
      high[i] = in.readLong();
      low[i] = in.readLong();
    }
    GridSums sums = new GridSums(exponents);
    System.arraycopy(high, 0, sums.high, 0, size);
    System.arraycopy(low, 0, sums.low, 0, size);
    return sums;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GridSums sums
        && Arrays.equals(exponents, sums.exponents)
        && Arrays.equals(high, sums.high)
        && Arrays.equals(low, sums.low);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(low);
  }

  private static boolean isGrid(int exponent) {
    return exponent >= -MAX_GRID && exponent <= MAX_GRID;
  }

  private ArithmeticException beyond(int i, double found) {
    return new ArithmeticException(
        "Sum %d: expected terms up to %s but found %s".formatted(i, limit[i], found));
  }

  private void addUnits(int i, long unitsHigh, long unitsLow) {
    long sum = low[i] + unitsLow;
    boolean carried = Long.compareUnsigned(sum, unitsLow) < 0;
    low[i] = sum;
    high[i] += unitsHigh + (carried ? 1 : 0);
  }
}
