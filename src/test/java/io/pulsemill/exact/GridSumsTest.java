package io.pulsemill.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against {@link RoundedSums}, which rounds terms to their grid by BigDecimal. */
class GridSumsTest {
  private static final long SEED = 20260102;

  /** Bounds of the sums under test: a power of two, just above one, small, large. */
  private static final double[] BOUNDS = {1.0, Math.nextUp(1.0), 3e-20, 7.5e11};

  @ParameterizedTest
  @ValueSource(ints = {1, 511, 512, 513, 1024, 10_000})
  void isTheExactSumOfTheRoundedTerms(int rows) {
    double[][] terms = randomTerms(new Random(SEED), rows);
    GridSums sums = sumOf(Arrays.asList(terms));

    for (int i = 0; i < BOUNDS.length; i++) {
      assertThat(sums.get(i)).as("sum %d", i).isEqualTo(rounded(terms).get(i).doubleValue());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 511, 512})
  void productsAreTheTermsTheyRoundTo(int rows) {
    double[][] terms = randomTerms(new Random(SEED), rows);
    GridSums sums = zero();
    Random random = new Random(SEED);
    for (int i = 0; i < BOUNDS.length; i++) {
      double[] a = new double[GridSums.MAX_PRODUCTS];
      double[] b = new double[GridSums.MAX_PRODUCTS];
      Arrays.fill(a, Double.NaN); // beyond the rows nothing is looked at
      for (int r = 0; r < rows; r++) {
        b[r] = random.nextBoolean() ? 0.5 : -2;
        a[r] = terms[r][i] / b[r];
      }
      sums.addProducts(i, a, b, rows, BOUNDS[i]);
      assertThat(sums.get(i)).as("sum %d", i).isEqualTo(rounded(terms).get(i).doubleValue());
    }
  }

  @Test
  void productsNotFiniteOrFarBeyondTheirBoundAreRefused() {
    for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e30}) {
      GridSums sums = new GridSums(new int[] {GridSums.exponentFor(1)});
      assertThatThrownBy(
              () -> sums.addProducts(0, new double[] {wrong, 0.5}, new double[] {1, 1}, 2, 1))
          .isInstanceOf(ArithmeticException.class);
    }
  }

  /** Why {@code addProducts} says that its caller has to look at each product. */
  @Test
  void farProductsThatCancelAreNotSeen() {
    GridSums sums = new GridSums(new int[] {GridSums.exponentFor(1)});
    sums.addProducts(0, new double[] {1e30, 0.5, -1e30}, new double[] {1, 1, 1}, 3, 1);
    assertThat(sums.get(0)).isZero(); // wrong: 0.5 is lost beside 1e30
  }

  @Test
  void productsHalfwayGoToEven() {
    double unit = Math.scalb(1.0, GridSums.exponentFor(1.0));
    GridSums sums = sumOf(List.of());
    double[] halves = {0.5, 1.5, 2.5, -3.5, 4.5, 0.5};
    double[] units = {unit, unit, unit, unit, unit, unit};
    sums.addProducts(0, halves, units, 6, 1);
    assertThat(sums.get(0)).isEqualTo((0 + 2 + 2 - 4 + 4 + 0) * unit);
  }

  @ParameterizedTest
  @ValueSource(doubles = {2.1, Double.NaN, Double.POSITIVE_INFINITY})
  void productsBeyondTheGridAreRefused(double bound) {
    GridSums sums = sumOf(List.of());
    assertThatThrownBy(() -> sums.addProducts(0, new double[1], new double[1], 1, bound))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("found " + bound);
  }

  @Test
  void roundsTermsHalfToEven() {
    double unit = Math.scalb(1.0, GridSums.exponentFor(1.0));
    assertThat(sumOf(List.of(termsOf(0.5 * unit))).get(0)).isZero();
    assertThat(sumOf(List.of(termsOf(1.5 * unit))).get(0)).isEqualTo(2 * unit);
    assertThat(sumOf(List.of(termsOf(-2.5 * unit))).get(0)).isEqualTo(-2 * unit);
  }

  @Test
  void liesWithinHalfAGridATermOfTheTrueSum() {
    int rows = 9000;
    double[][] terms = randomTerms(new Random(SEED), rows);
    GridSums sums = sumOf(Arrays.asList(terms));

    for (int i = 0; i < BOUNDS.length; i++) {
      BigDecimal truth = BigDecimal.ZERO;
      for (double[] row : terms) {
        truth = truth.add(new BigDecimal(row[i]));
      }
      BigDecimal error = rounded(terms).get(i).subtract(truth).abs();
      assertThat(error)
          .isLessThanOrEqualTo(new BigDecimal(sums.grid(i)).multiply(BigDecimal.valueOf(rows / 2)));
      // The total itself may be rounded once more, to a double.
      assertThat(new BigDecimal(sums.get(i)).subtract(truth).abs())
          .isLessThanOrEqualTo(error.add(new BigDecimal(Math.ulp(sums.get(i)))));
    }
  }

  @Test
  void gridIsAtMostTwoToTheMinus40OfTheBound() {
    for (double bound : BOUNDS) {
      double grid = new GridSums(new int[] {GridSums.exponentFor(bound)}).grid(0);
      assertThat(grid).isLessThanOrEqualTo(bound * 0x1p-40).isGreaterThanOrEqualTo(bound * 0x1p-41);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void orderAndPartitionChangeNeitherValueNorBytes(int seed) throws IOException {
    Random random = new Random(SEED + seed);
    List<double[]> terms = Arrays.asList(randomTerms(random, 12_000));
    GridSums expected = sumOf(terms);

    Collections.shuffle(terms, random);
    GridSums total = zero();
    int from = 0;
    while (from < terms.size()) {
      int to = Math.min(terms.size(), from + random.nextInt(6000));
      total.add(sumOf(terms.subList(from, to)));
      from = to;
    }

    assertThat(total).isEqualTo(expected).hasSameHashCodeAs(expected);
    assertThat(bytes(total)).isEqualTo(bytes(expected));
  }

  @Test
  void fullBlocksOfTermsAtTheirBoundStayExact() {
    GridSums sums = new GridSums(new int[] {GridSums.exponentFor(1.0)});
    for (double sign : new double[] {-1, 1}) {
      for (int block = 0; block < 3; block++) {
        double[] terms = ones();
        Arrays.setAll(terms, r -> sign);
        sums.addProducts(0, terms, ones(), terms.length, 1);
      }
      sums.addProducts(0, new double[] {0x1p-41}, ones(), 1, 1);
    }

    assertThat(sums.get(0)).isEqualTo(0x1p-40);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void totalsCarryBeyond64Bits(boolean negative) throws IOException {
    double[][] terms = randomTerms(new Random(SEED), 5000);
    for (double[] row : terms) {
      for (int i = 0; i < row.length; i++) {
        row[i] = negative ? -Math.abs(row[i]) : Math.abs(row[i]);
      }
    }
    double[][] small = randomTerms(new Random(SEED + 1), 100);
    GridSums sums = sumOf(Arrays.asList(terms));
    RoundedSums expected = rounded(terms);
    RoundedSums added = rounded(small);
    for (int doubling = 0; doubling < 60; doubling++) {
      sums.add(sums);
      sums.add(sumOf(Arrays.asList(small)));
      sums = read(bytes(sums));
      expected.add(expected);
      expected.add(added);
      for (int i = 0; i < BOUNDS.length; i++) {
        assertThat(sums.get(i))
            .as("sum %d after %d doublings", i, doubling + 1)
            .isEqualTo(expected.get(i).doubleValue());
      }
    }
  }

  @Test
  void totalsFarApartCancelToTheUnit() {
    GridSums large = sumOf(Arrays.asList(randomTerms(new Random(SEED), 100)));
    double[][] negated = randomTerms(new Random(SEED), 100);
    for (double[] row : negated) {
      Arrays.setAll(row, i -> -row[i]);
    }
    GridSums opposite = sumOf(Arrays.asList(negated));
    for (int doubling = 0; doubling < 60; doubling++) {
      large.add(large);
      opposite.add(opposite);
    }
    double unit = large.grid(0);
    large.add(sumOf(List.of(termsOf(unit))));
    large.add(opposite);

    assertThat(large.get(0)).isEqualTo(unit);
    assertThat(large.get(1)).isZero();
  }

  @Test
  void refusesSumsOverOtherGrids() {
    assertThatThrownBy(() -> zero().add(new GridSums(new int[] {-41, -40, 0, 0})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("different grids");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY, 1e-300, 1e300})
  void refusesABoundThatHasNoGrid(double bound) {
    assertThatThrownBy(() -> GridSums.exponentFor(bound))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("but found " + bound);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    GridSums sums = sumOf(Arrays.asList(randomTerms(new Random(SEED), 5000)));

    assertThat(read(bytes(sums))).isEqualTo(sums);
  }

  @Test
  void refusesToReadAnotherNumberOfSumsOrAnImpossibleGrid() throws IOException {
    byte[] bytes = bytes(zero());
    assertThatThrownBy(() -> GridSums.readSlice(in(bytes), 3))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected at most 3 but found 4");
    bytes[4] = (byte) 0x80; // the first exponent becomes hugely negative
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Grid of sum 0");
  }

  private static int[] exponents() {
    return Arrays.stream(BOUNDS).mapToInt(GridSums::exponentFor).toArray();
  }

  private static GridSums zero() {
    return new GridSums(exponents());
  }

  /** {@code first} for sum 0, zero for the others. */
  private static double[] termsOf(double first) {
    double[] terms = new double[BOUNDS.length];
    terms[0] = first;
    return terms;
  }

  /** Terms of all magnitudes up to the bounds, rows × sums. */
  private static double[][] randomTerms(Random random, int rows) {
    double[][] terms = new double[rows][BOUNDS.length];
    for (double[] row : terms) {
      for (int i = 0; i < row.length; i++) {
        row[i] = BOUNDS[i] * Math.scalb(2 * random.nextDouble() - 1, -random.nextInt(45));
      }
    }
    return terms;
  }

  private static GridSums sumOf(List<double[]> terms) {
    GridSums sums = zero();
    for (int from = 0; from < terms.size(); from += GridSums.MAX_PRODUCTS) {
      int n = Math.min(GridSums.MAX_PRODUCTS, terms.size() - from);
      for (int i = 0; i < BOUNDS.length; i++) {
        double[] column = new double[n];
        for (int r = 0; r < n; r++) {
          column[r] = terms.get(from + r)[i];
        }
        sums.addProducts(i, column, ones(), n, BOUNDS[i]);
      }
    }
    return sums;
  }

  private static double[] ones() {
    double[] ones = new double[GridSums.MAX_PRODUCTS];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static RoundedSums rounded(double[][] terms) {
    RoundedSums sums = new RoundedSums(BOUNDS);
    for (double[] row : terms) {
      sums.add(row);
    }
    return sums;
  }

  private static byte[] bytes(GridSums sums) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sums.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static GridSums read(byte[] bytes) throws IOException {
    return GridSums.readSlice(in(bytes), BOUNDS.length);
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
