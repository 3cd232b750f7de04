package io.pulsemill.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Terms are rounded to their grid by BigDecimal here, by the addition of a constant there. */
class GridSumsTest {
  private static final long SEED = 20260102;

  /** Bounds of the sums under test: a power of two, just above one, small, large. */
  private static final double[] BOUNDS = {1.0, Math.nextUp(1.0), 3e-20, 7.5e11};

  @ParameterizedTest
  @ValueSource(ints = {1, 4095, 4096, 4097, 8192, 10_000})
  void isTheExactSumOfTheRoundedTerms(int rows) {
    double[][] terms = randomTerms(new Random(SEED), rows);
    GridSums sums = sumOf(Arrays.asList(terms));

    for (int i = 0; i < BOUNDS.length; i++) {
      assertThat(sums.get(i)).as("sum %d", i).isEqualTo(roundedSum(terms, i).doubleValue());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 511, 512})
  void productsOfOneSumAreTheTermsOfManyRows(int rows) {
    double[][] terms = randomTerms(new Random(SEED), rows);
    GridSums byRow = sumOf(Arrays.asList(terms));
    GridSums bySum = sumOf(List.of());
    Random random = new Random(SEED);
    for (int i = 0; i < BOUNDS.length; i++) {
      double[] a = new double[GridSums.MAX_PRODUCTS];
      double[] b = new double[GridSums.MAX_PRODUCTS];
      Arrays.fill(a, Double.NaN); // beyond the rows nothing is looked at
      for (int r = 0; r < rows; r++) {
        b[r] = random.nextBoolean() ? 0.5 : -2;
        a[r] = terms[r][i] / b[r];
      }
      bySum.addProducts(i, a, b, rows, BOUNDS[i]);
    }

    assertThat(bySum).isEqualTo(byRow);
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
      BigDecimal error = roundedSum(terms, i).subtract(truth).abs();
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
    int rows = 3 * GridSums.BLOCK;
    for (int r = 0; r < rows; r++) {
      sums.add(new double[] {-1.0});
    }
    sums.add(new double[] {0x1p-41});
    for (int r = 0; r < rows; r++) {
      sums.add(new double[] {1.0});
    }

    assertThat(sums.get(0)).isEqualTo(0x1p-41);
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
    BigDecimal[] expected = roundedSums(terms);
    BigDecimal[] added = roundedSums(small);
    for (int doubling = 0; doubling < 60; doubling++) {
      sums.add(sums);
      sums.add(sumOf(Arrays.asList(small)));
      sums = read(bytes(sums));
      for (int i = 0; i < expected.length; i++) {
        expected[i] = expected[i].multiply(BigDecimal.valueOf(2)).add(added[i]);
        assertThat(sums.get(i))
            .as("sum %d after %d doublings", i, doubling + 1)
            .isEqualTo(expected[i].doubleValue());
      }
    }
  }

  @Test
  void totalsFarApartCancelToTheUnit() {
    GridSums large = sumOf(Arrays.asList(randomTerms(new Random(SEED), 100)));
    GridSums opposite = new GridSums(exponents());
    for (double[] row : randomTerms(new Random(SEED), 100)) {
      opposite.add(Arrays.stream(row).map(x -> -x).toArray());
    }
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

  @ParameterizedTest
  @ValueSource(
      doubles = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1.0000000000000002,
        -1.5,
        1e300
      })
  void aTermBeyondItsBoundIsAnError(double term) {
    GridSums sums = zero();
    sums.add(termsOf(term));
    sums.add(termsOf(0.0));

    assertThatThrownBy(() -> sums.get(0))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("Sum 0: expected terms up to 1.0 but found");
  }

  @Test
  void aTermBeyondItsBoundIsAnErrorOnEveryWayOut() {
    GridSums bad = zero();
    bad.add(termsOf(2.0));

    assertThatThrownBy(() -> zero().add(bad)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> bytes(bad)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> bad.equals(zero())).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(
            () -> {
              for (int r = 1; r < GridSums.BLOCK; r++) {
                bad.add(termsOf(0.0));
              }
            })
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aTermAtItsBoundIsTaken() {
    GridSums sums = zero();
    sums.add(BOUNDS.clone());

    assertThatCode(() -> sums.get(0)).doesNotThrowAnyException();
  }

  @Test
  void refusesSumsOverOtherGrids() {
    assertThatThrownBy(() -> zero().add(new GridSums(new int[] {-41, -40, 0, 0})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("different grids");
  }

  @Test
  void refusesAnotherNumberOfTerms() {
    assertThatThrownBy(() -> zero().add(new double[BOUNDS.length + 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected 4 terms but found 5");
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
    assertThatThrownBy(() -> GridSums.read(in(bytes), 3))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected 3 but found 4");
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
    terms.forEach(sums::add);
    return sums;
  }

  private static BigDecimal[] roundedSums(double[][] terms) {
    BigDecimal[] sums = new BigDecimal[BOUNDS.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = roundedSum(terms, i);
    }
    return sums;
  }

  /** Sum i of the terms, each rounded half to even to a whole number of grid units. */
  private static BigDecimal roundedSum(double[][] terms, int i) {
    BigDecimal grid = new BigDecimal(zero().grid(i));
    BigDecimal unitsPerOne = new BigDecimal(1 / zero().grid(i)); // a power of two
    BigDecimal units = BigDecimal.ZERO;
    for (double[] row : terms) {
      units =
          units.add(
              new BigDecimal(row[i]).multiply(unitsPerOne).setScale(0, RoundingMode.HALF_EVEN));
    }
    return units.multiply(grid);
  }

  private static byte[] bytes(GridSums sums) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sums.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static GridSums read(byte[] bytes) throws IOException {
    return GridSums.read(in(bytes), BOUNDS.length);
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
