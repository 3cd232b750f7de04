package io.pulsemill.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.optimize.Derivatives;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outer products of the scores: a row's gradient times itself. */
class OuterProductsTest {
  private static final SampleRows ROWS = SampleRows.random(3, 2, 200, 5);
  private static final double[] WEIGHTS = ROWS.weights(1, 5);

  /** {@code near}: rows beyond it are summed exactly; 9: none. */
  @ParameterizedTest
  @ValueSource(doubles = {9, 1, 0.01})
  void theMatrixIsTheSumOfEachRowsGradientTimesItself(double near) {
    double[][] expected = new double[9][9];
    for (int r = 0; r < ROWS.rows(); r++) {
      double[] own = one(r).sums(WEIGHTS, Derivatives.GRADIENT).gradient();
      for (int i = 0; i < 9; i++) {
        for (int j = 0; j < 9; j++) {
          expected[i][j] += own[i] * own[j];
        }
      }
    }
    double[][] found = sums(near).hessian();
    for (int i = 0; i < 9; i++) {
      assertThat(found[i]).containsExactly(expected[i], within(1e-8));
    }
  }

  @Test
  void farRowsAreSummedToTheirLastDigits() {
    // p is within 1e-20 of 1: p − 1 has no digit left in doubles.
    SampleRows row = new SampleRows(2, 1, new double[] {1}, new int[] {1});
    SoftmaxKernel kernel =
        new SoftmaxKernel(
            2,
            new double[] {0, -23, 0, 23},
            new double[] {1},
            new double[] {0.5},
            Derivatives.SCORES);
    SoftmaxSums sums = kernel.zero();
    kernel.add(row.block(0, 1), sums);
    double p = StrictMath.exp(-46) / (1 + StrictMath.exp(-46));

    assertThat(sums.hessian()[3][3]).isCloseTo(p * p, within(1e-14 * p * p));
    assertThat(sums.pairs()[0][2]).isCloseTo(p * p, within(1e-14 * p * p));
  }

  @Test
  void theFreeWeightsHaveTheUpperLeftBlocks() {
    SoftmaxSums hessian = ROWS.sums(WEIGHTS, Derivatives.HESSIAN);
    Information information = Information.of(hessian, null, sums(9));
    assertUpperLeft(information.matrix(), hessian.hessian());
    assertUpperLeft(information.scores(), sums(9).hessian());
  }

  private static void assertUpperLeft(double[][] found, double[][] all) {
    assertThat(found).hasDimensions(6, 6);
    for (int i = 0; i < 6; i++) {
      assertThat(found[i]).containsExactly(Arrays.copyOf(all[i], 6), within(1e-8));
    }
  }

  @Test
  void thePenaltyIsOnCenteredWeights() {
    SoftmaxSums hessian = ROWS.sums(WEIGHTS, Derivatives.HESSIAN);
    double[][] matrix = Information.of(hessian, new double[] {3, 6}, null).penaltyMatrix();
    assertThat(matrix[1][1]).isCloseTo(2, within(1e-15));
    assertThat(matrix[1][4]).isCloseTo(-1, within(1e-15));
    assertThat(matrix[5][5]).isCloseTo(4, within(1e-15));
    assertThat(matrix[0]).containsOnly(0);
  }

  private static SoftmaxSums sums(double near) {
    double[] bounds = ROWS.bounds();
    double[] nearBounds = Arrays.stream(bounds).map(bound -> Math.min(bound, near)).toArray();
    SoftmaxKernel kernel = new SoftmaxKernel(3, WEIGHTS, bounds, nearBounds, Derivatives.SCORES);
    SoftmaxSums sums = kernel.zero();
    kernel.add(ROWS.block(0, ROWS.rows()), sums);
    return sums;
  }

  private static SampleRows one(int r) {
    return ROWS.reordered(new int[] {r});
  }
}
