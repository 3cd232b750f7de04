package io.pulsemill.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference everywhere is BigDecimal, which holds every finite double exactly. */
class ExactSumTest {
  private static final long SEED = 20260101;
  private static final int TERMS = 2000;

  @Test
  void nothingAddedIsZero() {
    assertThat(new ExactSum().toDouble()).isZero();
    assertThat(new ExactSum().toBigDecimal()).isEqualByComparingTo(BigDecimal.ZERO);
  }

  @Test
  void sumsAnyFiniteDoublesExactly() {
    List<Double> terms = anyDoubles(new Random(SEED), TERMS);

    assertThat(sumOf(terms).toBigDecimal()).isEqualByComparingTo(referenceSum(terms));
  }

  @Test
  void takesAnotherSumAwayExactly() {
    List<Double> terms = anyDoubles(new Random(SEED), TERMS);
    List<Double> others = anyDoubles(new Random(SEED + 1), TERMS);
    ExactSum sum = sumOf(terms);
    sum.subtract(sumOf(others));

    assertThat(sum.toBigDecimal())
        .isEqualByComparingTo(referenceSum(terms).subtract(referenceSum(others)));
    sum.subtract(sum);
    assertThat(sum).isEqualTo(new ExactSum());
  }

  @Test
  void sumsProductsOfThreeExactly() {
    Random random = new Random(SEED);
    ExactSum sum = new ExactSum();
    BigDecimal reference = BigDecimal.ZERO;
    for (int i = 0; i < TERMS; i++) {
      double x = random.nextGaussian() * 1e-150;
      double y = random.nextGaussian() * 1e15;
      double z = random.nextGaussian() * Math.pow(10, random.nextInt(15));
      sum.addProduct(x, y, z);
      reference =
          reference.add(new BigDecimal(x).multiply(new BigDecimal(y)).multiply(new BigDecimal(z)));
    }

    assertThat(sum.toBigDecimal()).isEqualByComparingTo(reference);
  }

  @Test
  void sumsSubnormalsExactly() {
    Random random = new Random(SEED);
    List<Double> terms = new ArrayList<>();
    for (int i = 0; i < TERMS; i++) {
      double x = Double.longBitsToDouble(random.nextLong() & 0x000FFFFFFFFFFFFFL);
      terms.add(random.nextBoolean() ? x : -x);
    }
    terms.add(Double.MIN_VALUE);
    terms.add(-Double.MIN_NORMAL);

    assertThat(sumOf(terms).toBigDecimal()).isEqualByComparingTo(referenceSum(terms));
  }

  @Test
  void sumsLargestDoublesBeyondTheirRange() {
    List<Double> terms = Collections.nCopies(TERMS, Double.MAX_VALUE);
    ExactSum sum = sumOf(terms);

    assertThat(sum.toBigDecimal()).isEqualByComparingTo(referenceSum(terms));
    assertThat(sum.toDouble()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void largeTermsThatCancelLeaveTheSmallOne() {
    ExactSum sum = new ExactSum();
    for (double x : new double[] {1e300, 1.0, -1e300, Double.MIN_VALUE, -1.0}) {
      sum.add(x);
    }

    assertThat(sum.toDouble()).isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void termsAndTheirNegativesAddToZero() {
    List<Double> terms = anyDoubles(new Random(SEED), TERMS);
    List<Double> both = new ArrayList<>(terms);
    terms.forEach(x -> both.add(-x));
    Collections.shuffle(both, new Random(SEED));

    assertThat(sumOf(both)).isEqualTo(new ExactSum());
  }

  @Test
  void sumsProductsExactlyAlsoWhereTheyOverflowOrUnderflow() {
    Random random = new Random(SEED);
    List<Double> xs = anyDoubles(random, TERMS);
    List<Double> ys = anyDoubles(random, TERMS);
    Collections.addAll(xs, Double.MAX_VALUE, Double.MIN_VALUE, -Double.MAX_VALUE, 0.0);
    Collections.addAll(ys, Double.MAX_VALUE, -Double.MIN_VALUE, Double.MIN_VALUE, 5.0);
    ExactSum sum = new ExactSum();
    BigDecimal expected = BigDecimal.ZERO;
    for (int i = 0; i < xs.size(); i++) {
      sum.addProduct(xs.get(i), ys.get(i));
      expected = expected.add(new BigDecimal(xs.get(i)).multiply(new BigDecimal(ys.get(i))));
    }

    assertThat(sum.toBigDecimal()).isEqualByComparingTo(expected);
  }

  @Test
  void aSquareIsExact() {
    ExactSum sum = new ExactSum();
    sum.addProduct(0.1, 0.1);

    BigDecimal tenth = new BigDecimal("0.1000000000000000055511151231257827021181583404541015625");
    assertThat(sum.toBigDecimal()).isEqualByComparingTo(tenth.multiply(tenth));
  }

  @Test
  void roundsOnceHalfToEven() {
    double half = Math.scalb(1.0, -53);
    assertThat(sumOf(List.of(1.0, half)).toDouble()).isEqualTo(1.0);
    assertThat(sumOf(List.of(1.0, half, Double.MIN_VALUE)).toDouble()).isEqualTo(Math.nextUp(1.0));
    assertThat(sumOf(List.of(Math.nextUp(1.0), half)).toDouble())
        .isEqualTo(Math.nextUp(Math.nextUp(1.0)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void orderAndGroupingChangeNeitherValueNorBytes(int seed) throws IOException {
    Random random = new Random(SEED + seed);
    List<Double> terms = anyDoubles(random, TERMS);
    byte[] expected = bytes(sumOf(terms));

    Collections.shuffle(terms, random);
    ExactSum total = new ExactSum();
    int from = 0;
    while (from < terms.size()) {
      int to = Math.min(terms.size(), from + random.nextInt(400));
      total.add(sumOf(terms.subList(from, to)));
      from = to;
    }

    assertThat(bytes(total)).isEqualTo(expected);
    assertThat(total).isEqualTo(sumOf(terms)).hasSameHashCodeAs(sumOf(terms));
  }

  @Test
  void equalSumsOfDifferentTermsWriteTheSameBytes() throws IOException {
    for (double value : new double[] {0, 1, -1, -0x1p31, 0x1p31, -0x1p32, 0x1p63, -0x1.8p-30}) {
      ExactSum longWay = sumOf(List.of(1e200, value / 2, -3e-200, value / 2, 3e-200, -1e200));

      assertThat(bytes(longWay)).as("sum %s", value).isEqualTo(bytes(sumOf(List.of(value))));
    }
  }

  @Test
  void addingToItselfDoublesWhereverTheTermsStand() {
    for (int exponent = 0; exponent < 32; exponent++) {
      ExactSum sum = new ExactSum();
      sum.addProduct(Math.nextDown(2.0), -Math.scalb(Math.nextDown(2.0), exponent));
      BigDecimal expected = sum.toBigDecimal();
      for (int i = 0; i < 200; i++) {
        sum.add(sum);
        expected = expected.add(expected);
      }

      assertThat(sum.toBigDecimal()).as("2^%d", exponent).isEqualByComparingTo(expected);
    }
  }

  @Test
  void holdsTwoToThe62LargestProducts() throws IOException {
    ExactSum sum = new ExactSum();
    sum.addProduct(-Double.MAX_VALUE, Double.MAX_VALUE);
    sum.add(Double.MIN_VALUE);
    BigDecimal expected = sum.toBigDecimal();
    for (int i = 0; i < 62; i++) {
      sum.add(sum);
      expected = expected.add(expected);
    }

    assertThat(read(bytes(sum)).toBigDecimal()).isEqualByComparingTo(expected);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    for (int n : new int[] {0, 1, 2, 50}) {
      ExactSum sum = sumOf(anyDoubles(new Random(SEED), n));
      assertThat(read(bytes(sum))).isEqualTo(sum);
    }
  }

  @Test
  void goesOnAfterReading() throws IOException {
    List<Double> terms = anyDoubles(new Random(SEED), TERMS);
    ExactSum sum = read(bytes(sumOf(terms.subList(0, 7))));
    terms.subList(7, TERMS).forEach(sum::add);

    assertThat(sum.toBigDecimal()).isEqualByComparingTo(referenceSum(terms));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesATermThatIsNotFinite(double term) {
    assertThatThrownBy(() -> new ExactSum().add(term))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("expected a finite term but found " + term);
    assertThatThrownBy(() -> new ExactSum().addProduct(0, term))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void refusesToReadDigitsOutsideTheRange() throws IOException {
    for (int[] header : new int[][] {{-1, 1}, {0, -1}, {130, 7}, {Integer.MAX_VALUE, 2}}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(header[0]);
      out.writeInt(header[1]);

      assertThatThrownBy(() -> read(bytes.toByteArray()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("expected digits within 0..136");
    }
  }

  /** Finite doubles with random bits: every exponent is as likely as the next. */
  private static List<Double> anyDoubles(Random random, int n) {
    List<Double> terms = new ArrayList<>();
    while (terms.size() < n) {
      double x = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(x)) {
        terms.add(x);
      }
    }
    return terms;
  }

  private static ExactSum sumOf(List<Double> terms) {
    ExactSum sum = new ExactSum();
    terms.forEach(sum::add);
    return sum;
  }

  private static BigDecimal referenceSum(List<Double> terms) {
    return terms.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static byte[] bytes(ExactSum sum) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sum.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static ExactSum read(byte[] bytes) throws IOException {
    return ExactSum.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
