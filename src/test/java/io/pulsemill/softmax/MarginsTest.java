package io.pulsemill.softmax;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.optimize.Derivatives;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How rows stand to a direction, on a line: class 1 is told from class 0 by z. */
class MarginsTest {
  private static final double[] ALONG_Z = {0, -0.5, 0, 0.5};

  private static SoftmaxSums margins(double[] z, int[] labels, double[] direction) {
    return new SampleRows(2, 1, z, labels).sums(direction, Derivatives.MARGINS);
  }

  @Test
  void rowsRiseFallOrStay() {
    SoftmaxSums margins =
        margins(new double[] {2, -3, 1, 0, 1e-5}, new int[] {1, 0, 0, 1, 0}, ALONG_Z);

    assertThat(margins.exact().rising()).isEqualTo(2);
    assertThat(margins.exact().falling()).isEqualTo(2);
    assertThat(margins.exact().fallingFar()).isEqualTo(1);
  }

  @Test
  void aMarginWithinItsRoundingNeitherRisesNorFalls() {
    // 0.7 − 10 · 0.07 is −1e-16 in doubles, which says nothing.
    SoftmaxSums margins =
        margins(new double[] {10}, new int[] {1}, new double[] {0, 0, 0.7, -0.07});

    assertThat(margins.exact().rising()).isZero();
    assertThat(margins.exact().falling()).isZero();
  }

  @Test
  void aMarginLevelOnlyByTheRoundingOfAFarRowCountsAsFalling() {
    // 0.7e10 − 1e11 · 0.07: within its rounding, but that is 1e-4 of a step.
    SoftmaxSums margins =
        margins(new double[] {1e11}, new int[] {1}, new double[] {0, 0, 0.7e10, -0.07});

    assertThat(margins.exact().rising()).isZero();
    assertThat(margins.exact().falling()).isEqualTo(1);
    assertThat(margins.exact().fallingFar()).isZero();
  }

  @Test
  void aMarginOneBillionthOfItsTermsFalls() {
    SoftmaxSums margins =
        margins(new double[] {1 - 1e-9}, new int[] {1}, new double[] {0, 0, -1, 1});

    assertThat(margins.exact().falling()).isEqualTo(1);
    assertThat(margins.exact().fallingFar()).isZero();
  }

  @Test
  void levelPairsLeaveWhatADirectionMustNotTouch() {
    // z = 0 stays as it is along z; its normal is the intercept's direction.
    SoftmaxSums margins = margins(new double[] {0, 5}, new int[] {1, 1}, ALONG_Z);

    assertThat(margins.hessian())
        .isDeepEqualTo(new double[][] {{1, 0, -1, 0}, {0, 0, 0, 0}, {-1, 0, 1, 0}, {0, 0, 0, 0}});
    assertThat(margins.gradient()).containsExactly(0, 0, 0, 0);
  }

  @Test
  void whatIsCommonToAllClassesIsNoDirection() throws IOException {
    // A shift with a trace of rounding: at 1e10 it looked like a margin that rises, and hid others.
    SampleRows rows = new SampleRows(2, 1, new double[] {1e10, 1, -1, 0.5}, new int[] {1, 1, 1, 0});
    double[] shift = {0.3, 0.7, 0.3, 0.7 + 1e-16};
    SoftmaxSums margins = rows.objective(0).margins(shift);

    assertThat(margins.exact().risingFar()).isZero();
    assertThat(margins.exact().falling()).isPositive();
  }
}
