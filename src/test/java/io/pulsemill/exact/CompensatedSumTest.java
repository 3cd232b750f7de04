package io.pulsemill.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compensated sums and arithmetic in two doubles, against {@code BigDecimal}. */
class CompensatedSumTest {
  private static final long SEED = 21;
  private static final int ROUNDS = 1_000;
  private static final MathContext DIGITS = new MathContext(80);

  /** What {@link DoubleDouble} promises. */
  private static final BigDecimal RELATIVE_ERROR =
      BigDecimal.ONE.divide(BigDecimal.valueOf(2).pow(101));

  private final Random random = new Random(SEED);

  @Test
  void sumsOfProductsKeepTheirBound() {
    for (int round = 0; round < ROUNDS; round++) {
      int n = 1 + random.nextInt(100);
      CompensatedSum sum = new CompensatedSum();
      BigDecimal exact = BigDecimal.ZERO;
      double size = 0;
      for (int i = 0; i < n; i++) {
        DoubleDouble a = any();
        DoubleDouble b = any();
        sum.addProduct(a.high(), a.low(), b.high(), b.low());
        exact = exact.add(decimal(a).multiply(decimal(b)));
        size += Math.abs(a.high() * b.high());
      }
      BigDecimal bound = new BigDecimal(CompensatedSum.errorBound(n) * size);
      assertThat(decimal(sum.value()).subtract(exact).abs()).isLessThanOrEqualTo(bound);
    }
  }

  @Test
  void sumsCancelWithoutLoss() {
    CompensatedSum sum = new CompensatedSum();
    for (double term : new double[] {1e16, 1, -1e16}) {
      sum.add(term, 0);
    }
    assertThat(sum.plain()).isZero();
    assertThat(sum.value()).isEqualTo(new DoubleDouble(1, 0));
  }

  @Test
  void operationsOfTwoDoublesKeepTheirError() {
    for (int round = 0; round < ROUNDS; round++) {
      DoubleDouble a = any();
      DoubleDouble b = any();
      BigDecimal x = decimal(a);
      BigDecimal y = decimal(b);
      check(a.plus(b), x.add(y));
      check(a.minus(b), x.subtract(y));
      check(a.times(b), x.multiply(y));
      check(a.dividedBy(b), x.divide(y, DIGITS));
      check(a.times(a).sqrt(), decimal(a.times(a)).sqrt(DIGITS));
    }
  }

  private static void check(DoubleDouble found, BigDecimal exact) {
    assertThat(decimal(found).subtract(exact).abs())
        .isLessThanOrEqualTo(exact.abs().multiply(RELATIVE_ERROR));
    assertThat(found.high()).isEqualTo(found.high() + found.low());
  }

  private DoubleDouble any() {
    double high = Math.scalb(random.nextGaussian(), random.nextInt(60) - 30);
    return DoubleDouble.sum(high, high * 0x1p-53 * (random.nextDouble() - 0.5));
  }

  private static BigDecimal decimal(DoubleDouble number) {
    return new BigDecimal(number.high()).add(new BigDecimal(number.low()));
  }
}
