package io.pulsemill.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LdlFactorsTest {
  private static final MathContext DIGITS = new MathContext(100);

  @Test
  void solvesHilbertsMatrixWhichDoublesCannot() {
    // Its condition is 1e29 at n = 20. The first column of its inverse is known in whole numbers.
    int n = 20;
    BigDecimal[] unit = zeros(n);
    unit[0] = BigDecimal.ONE;

    BigDecimal[] x = LdlFactors.of(hilbert(n)).solve(unit);

    for (int i = 0; i < n; i++) {
      assertThat(x[i].subtract(firstColumnOfInverse(n, i)).abs())
          .isLessThan(new BigDecimal("1e-40"));
    }
  }

  @Test
  void keepsWhatStandsBesideEntriesOf1e60() {
    // 1e60 (1, −1)(1, −1)ᵀ + 3 (1, 1)(1, 1)ᵀ; the solution for (1, 1) is (1/6, 1/6).
    BigDecimal large = new BigDecimal("1e60");
    BigDecimal three = BigDecimal.valueOf(3);
    BigDecimal[][] matrix = {{large.add(three)}, {three.subtract(large), large.add(three)}};

    BigDecimal[] x = LdlFactors.of(matrix).solve(new BigDecimal[] {BigDecimal.ONE, BigDecimal.ONE});

    BigDecimal sixth = BigDecimal.ONE.divide(BigDecimal.valueOf(6), DIGITS);
    assertThat(Arrays.stream(x).map(xi -> xi.subtract(sixth).abs()))
        .allMatch(off -> off.compareTo(new BigDecimal("1e-35")) < 0);
  }

  @Test
  void singularAndIndefiniteMatricesHaveNone() {
    BigDecimal third = BigDecimal.ONE.divide(BigDecimal.valueOf(3), DIGITS);
    BigDecimal[][] singular = {{third}, {third, third}};
    BigDecimal[][] indefinite = {{BigDecimal.ONE}, {BigDecimal.TEN, BigDecimal.ONE}};

    assertThat(LdlFactors.of(singular)).isNull();
    assertThat(LdlFactors.of(indefinite)).isNull();
    assertThat(LdlFactors.of(new BigDecimal[][] {{BigDecimal.ZERO}})).isNull();
  }

  private static BigDecimal[][] hilbert(int n) {
    BigDecimal[][] hilbert = new BigDecimal[n][];
    for (int i = 0; i < n; i++) {
      hilbert[i] = new BigDecimal[i + 1];
      for (int j = 0; j <= i; j++) {
        hilbert[i][j] = BigDecimal.ONE.divide(BigDecimal.valueOf(i + j + 1L), DIGITS);
      }
    }
    return hilbert;
  }

  /** {@code (−1)^i (i + 1) C(n + i, n − 1) C(n, n − i − 1)}. */
  private static BigDecimal firstColumnOfInverse(int n, int i) {
    BigDecimal value = binomial(n + i, n - 1).multiply(binomial(n, n - i - 1));
    return value.multiply(BigDecimal.valueOf(i % 2 == 0 ? i + 1L : -i - 1L));
  }

  private static BigDecimal binomial(int n, int k) {
    BigDecimal value = BigDecimal.ONE;
    for (int i = 1; i <= k; i++) {
      value = value.multiply(BigDecimal.valueOf(n - k + i)).divide(BigDecimal.valueOf(i));
    }
    return value;
  }

  private static BigDecimal[] zeros(int n) {
    BigDecimal[] zeros = new BigDecimal[n];
    Arrays.fill(zeros, BigDecimal.ZERO);
    return zeros;
  }
}
