package io.pulsemill.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RationalTest {
  private static final long SEED = 20;
  private static final int ROUNDS = 1_000;
  private static final MathContext DIGITS = new MathContext(100);

  @Test
  void quotientsAndRootsAreRoundedOnceAlsoAmongSubnormalNumbers() {
    Random random = new Random(SEED);
    for (int i = 0; i < ROUNDS; i++) {
      BigInteger numerator = new BigInteger(1 + random.nextInt(200), random);
      BigInteger denominator = new BigInteger(1 + random.nextInt(200), random).setBit(0);
      int exponent = random.nextInt(2400) - 1200;
      Rational number = new Rational(numerator, denominator, exponent);
      BigDecimal exact =
          new BigDecimal(numerator)
              .divide(new BigDecimal(denominator), DIGITS)
              .multiply(new BigDecimal(2).pow(exponent, DIGITS), DIGITS);

      assertThat(number.toDouble()).as("%s", number).isEqualTo(exact.doubleValue());
      assertThat(number.sqrt())
          .as("root of %s", number)
          .isEqualTo(exact.sqrt(new MathContext(60)).doubleValue());
    }
  }

  @Test
  void halfwayGoesToTheEvenNeighbor() {
    assertThat(number((1L << 53) + 1, 1, 0).toDouble()).isEqualTo(0x1p53);
    assertThat(number((1L << 53) + 3, 1, 0).toDouble()).isEqualTo(0x1p53 + 4);
    assertThat(number(1, 1, -1075).toDouble()).isZero();
    assertThat(number(3, 1, -1075).toDouble()).isEqualTo(2 * Double.MIN_VALUE);
    assertThat(number(3, 5, -1074).toDouble()).isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void endsOfTheRange() {
    assertThat(number(-1, 3, 2000).toDouble()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(number(0, 3, 2000).toDouble()).isZero();
    assertThat(number(0, 0, 0).toDouble()).isNaN();
    assertThat(number(4, 0, 0).sqrt()).isNaN();
    assertThat(1 / number(-1, 1, -3000).toDouble()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  private static Rational number(long numerator, long denominator, int exponent) {
    return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator), exponent);
  }
}
