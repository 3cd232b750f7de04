package io.pulsemill.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.InputException;
import io.pulsemill.softmax.TrainedModel;
import java.io.IOException;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceTest {
  private static final double[][] TRUTH = {{0.4, 0.8, -0.3}, {-0.1, -0.2, 0.6}, {-0.3, -0.6, -0.3}};
  private static final double[][] TWO = {{0.2, 0.5, -0.3}, {-0.2, -0.5, 0.3}};
  private static final long SEED = 7;

  /** Over all K classes, by a singular value decomposition: another way than the product's. */
  @ParameterizedTest
  @CsvSource({"0, ", "0, 0", "0, 2", "0.05, ", "0.05, 1"})
  void errorsAreThoseOfThePseudoInverse(double l2, Integer reference) throws IOException {
    FittedTable fitted = drawn(TRUTH).fit(l2, 0, 1);
    RealMatrix hessian = new Array2DRowRealMatrix(fitted.hessian.hessian());
    RealMatrix total = centered(hessian.add(penalty(l2)));
    RealMatrix inverse = inverse(total);
    RealMatrix covariance = inverse.multiply(hessian).multiply(inverse);
    RealMatrix outer = new Array2DRowRealMatrix(fitted.scores.hessian());
    RealMatrix robust = inverse.multiply(outer).multiply(inverse);

    Inspection found = Inference.of(fitted.trained, reference == null ? null : "c" + reference);

    int at = 0;
    for (int k = 0; k < 3; k++) {
      for (int i = 0; i < 3 && (reference == null || k != reference); i++) {
        Estimate estimate = found.estimates().get(at++);
        double[] contrast = new double[9];
        contrast[3 * k + i] = 1;
        if (reference != null) {
          contrast[3 * reference + i] = -1;
        }
        assertError(estimate.information(), covariance, contrast);
        assertError(estimate.robust(), robust, contrast);
        assertThat(estimate.label()).isEqualTo("c" + k);
        assertThat(estimate.feature()).isEqualTo(i == 0 ? null : "f" + (i - 1));
      }
    }
    assertThat(found.fit().effectiveParameters())
        .isCloseTo(inverse.multiply(hessian).getTrace(), within(1e-9));
    double[] values = new SingularValueDecomposition(total).getSingularValues();
    assertThat(found.condition()).isCloseTo(values[0] / values[5], within(1e-8 * values[0]));
    assertThat(Double.isNaN(found.fit().p())).isEqualTo(l2 > 0);
  }

  private static void assertError(WaldTest test, RealMatrix covariance, double[] contrast) {
    double[] times = covariance.operate(contrast);
    double variance = 0;
    for (int i = 0; i < times.length; i++) {
      variance += times[i] * contrast[i];
    }
    double expected = Math.sqrt(variance);
    assertThat(test.standardError()).isCloseTo(expected, within(1e-9 * expected));
    assertThat(test.upper() - test.lower()).isCloseTo(2 * 1.96 * expected, within(1e-4 * expected));
  }

  /** The penalty of 400 rows, by weight. */
  private static RealMatrix penalty(double l2) {
    double[][] penalty = new double[9][9];
    for (int i = 0; i < 9; i++) {
      penalty[i][i] = i % 3 == 0 ? 0 : 400 * l2;
    }
    return new Array2DRowRealMatrix(penalty);
  }

  /** Restricted to weights that sum to zero over the classes. */
  private static RealMatrix centered(RealMatrix matrix) {
    double[][] projection = new double[9][9];
    for (int i = 0; i < 9; i++) {
      for (int j = i % 3; j < 9; j += 3) {
        projection[i][j] = (i == j ? 1 : 0) - 1.0 / 3;
      }
    }
    RealMatrix p = new Array2DRowRealMatrix(projection);
    return p.multiply(matrix).multiply(p);
  }

  private static RealMatrix inverse(RealMatrix matrix) {
    SingularValueDecomposition svd = new SingularValueDecomposition(matrix);
    double[] values = svd.getSingularValues();
    double[][] inverted = new double[9][9];
    for (int i = 0; i < 6; i++) {
      inverted[i][i] = 1 / values[i];
    }
    return svd.getV().multiply(new Array2DRowRealMatrix(inverted)).multiply(svd.getUT());
  }

  /** x + 2^30 in the place of x: the same slopes, and an intercept that is all slopes. */
  @Test
  void largeCentersTakeNoDigits() throws IOException {
    double far = 0x1p30;
    Inspection near = Inference.of(drawn(TWO).fit(0, 0.125, 0.5).trained, null);
    DrawnTable shifted = new DrawnTable(TWO, 400, far, new Random(SEED));
    Inspection there = Inference.of(shifted.fit(0, far + 0.125, 0.5).trained, null);

    for (int e = 0; e < near.estimates().size(); e++) {
      Estimate own = near.estimates().get(e);
      Estimate other = there.estimates().get(e);
      if (own.feature() != null) {
        assertThat(other.information().standardError())
            .isCloseTo(own.information().standardError(), within(1e-12));
      }
    }
    // Of two classes: b = −2^30 (W_1 + W_2) but for what is 2^-30 of it.
    double one = near.estimates().get(1).information().standardError();
    double two = near.estimates().get(2).information().standardError();
    double together =
        Math.sqrt(one * one + two * two + 2 * near.correlations().get(0).correlation() * one * two);
    assertThat(there.estimates().get(0).information().standardError())
        .isCloseTo(far * together, within(1e-8 * far * together));
  }

  @Test
  void theSecondOfTwoClassesIsAMirrorOfTheFirst() throws IOException {
    Inspection inspection = Inference.of(drawn(TWO).fit(0, 0, 1).trained, null);

    assertThat(inspection.correlations()).hasSize(1);
    for (int i = 0; i < 3; i++) {
      Estimate first = inspection.of("c0").get(i);
      Estimate second = inspection.of("c1").get(i);
      assertThat(second.coefficient()).isCloseTo(-first.coefficient(), within(1e-14));
      assertThat(second.information().standardError())
          .isCloseTo(first.information().standardError(), within(1e-14));
    }
  }

  @Test
  void anInspectionIsReadAsItWasWritten() throws IOException {
    Inspection inspection = Inference.of(drawn(TRUTH).fit(0.01, 0, 1).trained, "c1");
    assertThat(InspectionJson.read(InspectionJson.write(inspection), "i")).isEqualTo(inspection);
  }

  @Test
  void anUnknownClassOfReferenceIsRefused() throws IOException {
    TrainedModel trained = drawn(TRUTH).fit(0, 0, 1).trained;
    assertThatThrownBy(() -> Inference.of(trained, "c9"))
        .isInstanceOf(InputException.class)
        .hasMessage("--reference: expected a class of the model, 'c0', 'c1', 'c2', but found 'c9'");
  }

  @Test
  void aMatrixThatIsNotPositiveDefiniteHasNoFactor() {
    assertThat(CholeskyFactor.of(new double[][] {{1, 2}, {2, 1}})).isNull();
    assertThat(CholeskyFactor.of(new double[][] {{1, 1}, {1, 1}})).isNull();
    assertThat(CholeskyFactor.of(new double[][] {{0, 0}, {0, 1}})).isNull();
    assertThat(CholeskyFactor.of(new double[][] {{Double.NaN, 0}, {0, 1}})).isNull();
    CholeskyFactor factor = CholeskyFactor.of(new double[][] {{4e20, 1}, {1, 9e-20}});
    assertThat(factor).isNotNull();
    double[] x = factor.solve(new double[] {4e20, 1});
    assertThat(x[0]).isCloseTo(1, within(1e-12));
    assertThat(Math.abs(x[1])).isLessThan(1e-3 / 9e-20);
  }

  private static DrawnTable drawn(double[][] truth) {
    return new DrawnTable(truth, 400, 0, new Random(SEED));
  }
}
