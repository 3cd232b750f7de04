package io.pulsemill.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.optimize.Curvature;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.optimize.Vectors;
import java.io.IOException;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.linear.Array2DRowFieldMatrix;
import org.apache.commons.math3.linear.ArrayFieldVector;
import org.apache.commons.math3.linear.FieldLUDecomposition;
import org.junit.jupiter.api.Test;

/** Newton steps where two far rows of classes 0 and 1 contradict each other and class 2 is free. */
class CenteredSystemTest {
  private static final int ROWS = 80;
  private static final double CLOSE = 1e-10;
  private static final double[] NEAR = {256};

  /** Powers of two, so that scores of far rows are exact. */
  private static SampleRows rows() {
    SampleRows rows = SampleRows.random(3, 1, ROWS, 17);
    rows.z[0] = 0x1p40;
    rows.labels[0] = 0;
    rows.z[1] = 0x1p44;
    rows.labels[1] = 1;
    return rows;
  }

  /** Tied to within 2^-41: the margins of the two far rows are −1/2 and 8. */
  private static double[] weights() {
    return new double[] {0.125, 0.25, 0.125, 0.25 + 0x1p-41, -0.25, -0.5 - 0x1p-41};
  }

  private static PenalizedLoss loss(SampleRows rows, double l2) {
    Pass pass =
        (weights, order) -> {
          SoftmaxKernel kernel = new SoftmaxKernel(3, weights, rows.bounds(), NEAR, order);
          SoftmaxSums sums = kernel.zero();
          kernel.add(rows.block(0, ROWS), sums);
          return sums;
        };
    return SampleRows.loss(pass, 3, 1, ROWS, l2);
  }

  @Test
  void theStepIsThatOfSixtyDigits() throws IOException {
    SampleRows rows = rows();
    PenalizedLoss loss = loss(rows, 0);
    double[] gradient = loss.at(weights(), Derivatives.EXACT).gradient();
    Dfp[] expected = step(new ExactSoftmax(rows, weights()), 0);

    CenteredStep step = loss.centered().step();

    for (int i = 0; i < expected.length; i++) {
      double value = expected[i].toDouble();
      assertThat(step.change()[i]).isCloseTo(value, within(CLOSE * Math.abs(value)));
    }
    double square = step.decrement() * step.decrement();
    assertThat(loss.centered().slope(step.change())).isCloseTo(-square, within(1e-3 * square));
    // In doubles the free direction is lost: no step, or another.
    double[] lost =
        new Curvature(loss.at(weights(), Derivatives.EXACT).hessian()).step(gradient, 0);
    assertThat(lost == null || Math.abs(lost[5] / step.change()[5] - 1) > 0.01).isTrue();
  }

  @Test
  void withAPenaltyToo() throws IOException {
    SampleRows rows = rows();
    double l2 = 0.03;
    PenalizedLoss loss = loss(rows, l2);
    double[] change = loss.at(weights(), Derivatives.EXACT).system().step(0);
    Dfp[] expected = step(new ExactSoftmax(rows, weights()), l2 * ROWS);

    for (int i = 0; i < expected.length; i++) {
      double value = expected[i].toDouble();
      assertThat(change[i]).isCloseTo(value, within(CLOSE * Math.abs(value)));
    }
  }

  @Test
  void marginsOfFarRowsCountAsTheyAre() throws IOException {
    SampleRows rows = rows();
    PenalizedLoss loss = loss(rows, 0);
    loss.at(weights(), Derivatives.EXACT);
    CenteredStep step = loss.centered().step();
    Dfp[] exact = step(new ExactSoftmax(rows, weights()), 0);

    // The far rows' pairs of classes 0 and 1; class 2 has no derivative there. Near rows move less.
    double squares = 0;
    for (int r = 0; r < 2; r++) {
      Dfp margin =
          exact[0]
              .subtract(exact[2])
              .add(exact[1].subtract(exact[3]).multiply(exact[0].newInstance(rows.z[r])));
      squares += margin.toDouble() * margin.toDouble();
    }
    assertThat(step.largestMargin()).isGreaterThanOrEqualTo(Math.sqrt(squares) * (1 - CLOSE));
    assertThat(step.largestMargin()).isLessThan(10 * Math.sqrt(squares) + 10);
  }

  @Test
  void ordinaryRowsNeedNone() throws IOException {
    PenalizedLoss loss = SampleRows.random(3, 1, ROWS, 17).objective(0);
    loss.at(weights(), Derivatives.EXACT);

    assertThat(loss.centered()).isNull();
  }

  @Test
  void aShiftCommonToAllClassesHasNoSlope() throws IOException {
    PenalizedLoss loss = loss(rows(), 0);
    loss.at(weights(), Derivatives.EXACT);
    double[] direction = {1, 2, 3, 4, 5, 6};
    double slope = loss.centered().slope(direction);

    double[] shifted = Vectors.plus(direction, 1, new double[] {4, 8, 4, 8, 4, 8});
    assertThat(loss.centered().slope(shifted)).isEqualTo(slope);
  }

  /** {@code −(H + ridge)⁺ g} over centered weights; the ridge on coefficients. */
  private static Dfp[] step(ExactSoftmax at, double ridge) {
    int n = 4;
    Dfp[][] matrix = new Dfp[n][n];
    Dfp[] right = new Dfp[n];
    for (int a = 0; a < n; a++) {
      int i = a % 2;
      right[a] = slope(at, a, ridge).negate().add(slope(at, 4 + i, ridge));
      for (int b = 0; b < n; b++) {
        int j = b % 2;
        matrix[a][b] =
            second(at, a, b, ridge)
                .subtract(second(at, a, 4 + j, ridge))
                .subtract(second(at, 4 + i, b, ridge))
                .add(second(at, 4 + i, 4 + j, ridge));
      }
    }
    Dfp[] u =
        new FieldLUDecomposition<>(new Array2DRowFieldMatrix<>(matrix, false))
            .getSolver()
            .solve(new ArrayFieldVector<>(right))
            .toArray();
    return new Dfp[] {
      u[0], u[1], u[2], u[3], u[0].add(u[2]).negate(), u[1].add(u[3]).negate(),
    };
  }

  private static Dfp slope(ExactSoftmax at, int a, double ridge) {
    Dfp slope = at.gradient[a];
    return a % 2 == 0
        ? slope
        : slope.add(slope.newInstance(ridge).multiply(slope.newInstance(weights()[a])));
  }

  private static Dfp second(ExactSoftmax at, int a, int b, double ridge) {
    Dfp second = at.hessian[a][b];
    return a == b && a % 2 == 1 ? second.add(second.newInstance(ridge)) : second;
  }
}
