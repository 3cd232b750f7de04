package io.pulsemill.costmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Least squares with x ≥ 0, by hand. */
class NonNegativeLeastSquaresTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void aPositiveSolutionIsThatOfLeastSquares() {
    double[][] a = {{1, 0}, {1, 1}, {1, 2}};
    double[] x = NonNegativeLeastSquares.solve(a, new double[] {1, 2, 4}); // 5/6 + 3/2 t
    assertThat(x[0]).isCloseTo(5.0 / 6, EXACT);
    assertThat(x[1]).isCloseTo(1.5, EXACT);
  }

  @Test
  void aNegativeSlopeIsHeldAtZero() {
    double[][] a = {{1, 0}, {1, 1}, {1, 2}};
    assertThat(NonNegativeLeastSquares.solve(a, new double[] {3, 2, 1})).containsExactly(2, 0);
  }

  @Test
  void aColumnThatEnteredFirstMayLeave() {
    // The second column points closest to b, but b is 1 × the first + 2 × the third.
    double[][] a = {{1, 1, 0}, {0, 1, 1}, {0, 0.5, 0}};
    double[] x = NonNegativeLeastSquares.solve(a, new double[] {1, 2, 0});
    assertThat(x[0]).isCloseTo(1, EXACT);
    assertThat(x[1]).isCloseTo(0, EXACT);
    assertThat(x[2]).isCloseTo(2, EXACT);
  }
}
