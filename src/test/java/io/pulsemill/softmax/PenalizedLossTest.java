package io.pulsemill.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.optimize.Derivatives;
import io.pulsemill.optimize.Evaluation;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PenalizedLossTest {
  private static final long SEED = 11;
  private static final int CLASSES = 3;
  private static final int FEATURES = 4;
  private static final int COLUMNS = FEATURES + 1;
  private static final SampleRows ROWS = SampleRows.random(CLASSES, FEATURES, 400, SEED);
  private static final double[] WEIGHTS = ROWS.weights(1, SEED);

  @Test
  void theL1PenaltyIsInUnitsOfTheDeviation() throws IOException {
    double[] squareScales = new double[FEATURES];
    Arrays.fill(squareScales, 9);
    PenalizedLoss scaled =
        new PenalizedLoss(
            ROWS.pass(), CLASSES, FEATURES, ROWS.rows(), new Penalty(0.5, 0.25), squareScales);
    double[] weights = ROWS.weights(1, 7);
    double squares = 0;
    double magnitudes = 0;
    for (int i = 0; i < weights.length; i++) {
      boolean coefficient = i % (FEATURES + 1) != 0;
      squares += coefficient ? weights[i] * weights[i] : 0;
      magnitudes += coefficient ? Math.abs(weights[i]) : 0;
    }
    double expected = 0.5 / 2 * 9 * squares + 0.25 * 3 * magnitudes;
    assertThat(scaled.penalty(weights)).isCloseTo(expected, within(1e-12));
    double mean = ROWS.objective(0).at(weights, Derivatives.GRADIENT).loss();
    assertThat(scaled.at(weights, Derivatives.GRADIENT).loss())
        .isCloseTo(mean + expected, within(1e-12));
  }

  @Test
  void lossIsTheMeanAndHalfL2TimesTheSquaredCoefficients() throws IOException {
    // Two rows at zero but for one coefficient of 3 on a feature that is 0: mean loss log 2.
    SampleRows rows = new SampleRows(2, 2, new double[] {0, 1, 0, -1}, new int[] {0, 1});
    SoftmaxKernel kernel =
        new SoftmaxKernel(
            2, new double[] {5, 3, 0, 5, 0, 0}, new double[] {1, 1}, Derivatives.GRADIENT);
    SoftmaxSums sums = kernel.zero();
    kernel.add(rows.block(0, 2), sums);

    Evaluation evaluation =
        SampleRows.loss((w, derivatives) -> sums, 2, 2, 2, 0.5)
            .at(new double[] {5, 3, 0, 5, 0, 0}, Derivatives.GRADIENT);

    assertThat(evaluation.loss()).isCloseTo(0.6931471805599453 + 2.25, within(1e-14));
    assertThat(evaluation.gradient()).containsExactly(0, 1.5, -0.5, 0, 0, 0.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void gradientMatchesCentralDifferences(double l2) throws IOException {
    PenalizedLoss objective = ROWS.objective(l2);
    double[] gradient = objective.at(WEIGHTS, Derivatives.GRADIENT).gradient();
    double step = 1e-5;
    for (int i = 0; i < gradient.length; i++) {
      double up = objective.at(moved(i, step), Derivatives.GRADIENT).loss();
      double down = objective.at(moved(i, -step), Derivatives.GRADIENT).loss();
      assertThat(gradient[i]).as("%d", i).isCloseTo((up - down) / (2 * step), within(1e-9));
    }
  }

  @Test
  void hessianMatchesCentralDifferencesButForTheLift() throws IOException {
    PenalizedLoss objective = ROWS.objective(0.3);
    double[][] hessian = objective.at(WEIGHTS, Derivatives.HESSIAN).hessian();
    double step = 1e-4;
    int n = hessian.length;
    double[][] differences = new double[n][n];
    double trace = 0;
    for (int i = 0; i < n; i++) {
      double[] up = objective.at(moved(i, step), Derivatives.GRADIENT).gradient();
      double[] down = objective.at(moved(i, -step), Derivatives.GRADIENT).gradient();
      for (int j = 0; j < n; j++) {
        differences[i][j] = (up[j] - down[j]) / (2 * step);
      }
      trace += differences[i][i];
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double lift = i % COLUMNS == j % COLUMNS ? trace / n / CLASSES : 0;
        assertThat(hessian[i][j] - lift).isCloseTo(differences[i][j], within(1e-7));
      }
    }
  }

  @Test
  void hessianWithoutPenaltyIsPositiveDefiniteThanksToTheLift() throws IOException {
    double[][] hessian = ROWS.objective(0).at(WEIGHTS, Derivatives.HESSIAN).hessian();

    double[] eigenvalues =
        new EigenDecomposition(new Array2DRowRealMatrix(hessian)).getRealEigenvalues();
    assertThat(Arrays.stream(eigenvalues).min().orElseThrow()).isGreaterThan(1e-2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void newtonStepFromCentredWeightsIsCentred(double l2) throws IOException {
    double[] weights = centered(WEIGHTS);
    Evaluation at = ROWS.objective(l2).at(weights, Derivatives.HESSIAN);
    double[] step =
        new CholeskyDecomposition(new Array2DRowRealMatrix(at.hessian()))
            .getSolver()
            .solve(new ArrayRealVector(at.gradient()))
            .toArray();
    for (int i = 0; i < COLUMNS; i++) {
      double sum = 0;
      for (int c = 0; c < CLASSES; c++) {
        sum += step[c * COLUMNS + i];
      }
      assertThat(sum).as("column %d", i).isCloseTo(0, within(1e-11));
    }
  }

  @Test
  void countsItsPasses() throws IOException {
    PenalizedLoss objective = ROWS.objective(0);
    objective.at(WEIGHTS, Derivatives.GRADIENT);
    objective.at(WEIGHTS, Derivatives.HESSIAN);

    assertThat(objective.passes()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, 1e70})
  void weightsThatWentOffCostNoPassAndHaveInfiniteLossAndGradient(double weight)
      throws IOException {
    AtomicInteger asked = new AtomicInteger();
    PenalizedLoss objective =
        SampleRows.loss(
            (w, derivatives) -> {
              asked.incrementAndGet();
              return ROWS.sums(w, derivatives);
            },
            CLASSES,
            FEATURES,
            ROWS.rows(),
            0);
    double[] weights = WEIGHTS.clone();
    weights[3] = weight;
    Evaluation evaluation = objective.at(weights, Derivatives.HESSIAN);

    assertThat(evaluation.loss()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(evaluation.gradientNorm()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(evaluation.hasHessian()).isFalse();
    assertThat(asked).hasValue(0);
    assertThat(objective.passes()).isZero();
  }

  @Test
  void aPenaltyThatOverflowsIsAnInfiniteLoss() throws IOException {
    Evaluation evaluation = ROWS.objective(1e300).at(ROWS.weights(1e5, SEED), Derivatives.HESSIAN);

    assertThat(evaluation.loss()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(evaluation.gradientNorm()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void aRowBeyondItsBoundIsNotTakenForAStepThatWentOff() {
    PenalizedLoss objective =
        SampleRows.loss(
            (w, derivatives) -> {
              SoftmaxKernel kernel = new SoftmaxKernel(2, w, new double[] {1}, derivatives);
              SoftmaxSums sums = kernel.zero();
              kernel.add(new RowBlock(1, new double[] {2}, new int[1], 1), sums);
              return sums;
            },
            2,
            1,
            1,
            0);

    assertThatThrownBy(() -> objective.at(new double[4], Derivatives.GRADIENT))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aPassThatFindsOtherRowsIsAnError() {
    PenalizedLoss objective = SampleRows.loss(ROWS.pass(), CLASSES, FEATURES, ROWS.rows() + 1, 0);

    assertThatThrownBy(() -> objective.at(WEIGHTS, Derivatives.GRADIENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected 401 rows but found 400");
  }

  @Test
  void aPassOfAnotherOrderIsAnError() {
    PenalizedLoss objective =
        SampleRows.loss(
            (w, derivatives) -> ROWS.sums(w, Derivatives.GRADIENT),
            CLASSES,
            FEATURES,
            ROWS.rows(),
            0);

    assertThatThrownBy(() -> objective.at(WEIGHTS, Derivatives.HESSIAN))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyRowScoredRightWithoutPenaltyMeansSeparableClasses() {
    SampleRows rows = new SampleRows(2, 1, new double[] {1, -1}, new int[] {0, 1});

    assertThatThrownBy(
            () -> rows.objective(0).at(new double[] {0, 0.1, 0, 0}, Derivatives.GRADIENT))
        .isInstanceOf(SeparableClassesException.class)
        .hasMessageContaining("separable on the training rows")
        .hasMessageContaining("--l2 0.01");
  }

  @Test
  void everyRowScoredRightIsFineWithAPenalty() throws IOException {
    SampleRows rows = new SampleRows(2, 1, new double[] {1, -1}, new int[] {0, 1});

    assertThat(rows.objective(0.01).at(new double[] {0, 0.1, 0, 0}, Derivatives.GRADIENT).loss())
        .isLessThan(0.6931);
  }

  @Test
  void lossErrorIsAboutThatOfOneRow() throws IOException {
    SoftmaxSums sums = ROWS.sums(WEIGHTS, Derivatives.GRADIENT);
    double error = ROWS.objective(0.1).at(WEIGHTS, Derivatives.GRADIENT).lossError();

    assertThat(error).isBetween(sums.lossError() / ROWS.rows(), 1e-13);
  }

  private static double[] moved(int i, double by) {
    double[] moved = WEIGHTS.clone();
    moved[i] += by;
    return moved;
  }

  private static double[] centered(double[] weights) {
    double[] centered = weights.clone();
    for (int i = 0; i < COLUMNS; i++) {
      double last = 0;
      for (int c = 0; c < CLASSES - 1; c++) {
        last -= centered[c * COLUMNS + i];
      }
      centered[(CLASSES - 1) * COLUMNS + i] = last;
    }
    return centered;
  }
}
