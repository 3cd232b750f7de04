package io.pulsemill.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgreementTest {
  private static Agreement of(long... counts) {
    ConfusionMatrix matrix = new ConfusionMatrix(2);
    for (int i = 0; i < 4; i++) {
      for (long n = 0; n < counts[i]; n++) {
        matrix.add(i / 2, i % 2);
      }
    }
    return Agreement.of(matrix);
  }

  /** By hand: n 3, right 2, expected 4/3; (6 − 4) / (9 − 4) and 2 / √(4 · 4). */
  @Test
  void correctsForChance() {
    assertThat(of(1, 1, 0, 1).kappa()).isEqualTo(0.4);
    assertThat(of(1, 1, 0, 1).matthews()).isEqualTo(0.5);
    assertThat(of(3, 0, 0, 2).kappa()).isEqualTo(1);
    assertThat(of(0, 3, 2, 0).matthews()).isEqualTo(-1);
  }

  @Test
  void isUndefinedWithoutChoice() {
    assertThat(of(0, 0, 0, 0).kappa()).isNaN();
    assertThat(of(0, 0, 0, 0).matthews()).isNaN();
    assertThat(of(5, 0, 0, 0).kappa()).isNaN();
    assertThat(of(2, 0, 3, 0).kappa()).isZero();
    assertThat(of(2, 0, 3, 0).matthews()).isNaN();
  }

  /** n² is beyond a long. */
  @Test
  void doesNotOverflow() {
    long n = 1L << 40;
    Agreement large = new Agreement(2 * n, 2 * n, new long[] {n, n}, new long[] {n, n});
    assertThat(large.kappa()).isEqualTo(1);
    assertThat(large.matthews()).isEqualTo(1);
  }
}
