package io.pulsemill.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.optimize.Derivatives;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxKernelTest {
  private static final long SEED = 42;

  private static final int FEW = 25;

  /** Half a step of its grid, 2^-40 of a bound below 4, for each of {@link #FEW} rows. */
  private static final double GRID_ERROR = FEW * 4 * 0x1p-41;

  @Test
  void zeroWeightsGiveHandComputedSums() {
    // z = 2 of class 0 and z = −1 of class 1; both probabilities are 1/2.
    SampleRows rows = new SampleRows(2, 1, new double[] {2, -1}, new int[] {0, 1});
    SoftmaxSums sums = rows.sums(new double[4], Derivatives.HESSIAN);

    assertThat(sums.loss()).isCloseTo(1.3862943611198906, within(1e-15));
    assertThat(sums.gradient()).containsExactly(0, -1.5, 0, 1.5);
    assertThat(sums.hessian())
        .isDeepEqualTo(
            new double[][] {
              {0.5, 0.25, -0.5, -0.25},
              {0.25, 1.25, -0.25, -1.25},
              {-0.5, -0.25, 0.5, 0.25},
              {-0.25, -1.25, 0.25, 1.25}
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void agreesWithTheTextbookFormulasIn60Digits(int classes) {
    SampleRows rows = SampleRows.random(classes, 3, FEW, SEED);
    double[] weights = rows.weights(3, SEED);
    SoftmaxSums sums = rows.sums(weights, Derivatives.HESSIAN);
    ExactSoftmax exact = new ExactSoftmax(rows, weights);

    assertThat(sums.loss()).isCloseTo(exact.loss.toDouble(), within(sums.lossError()));
    double[] gradient = sums.gradient();
    double[][] hessian = sums.hessian();
    for (int a = 0; a < gradient.length; a++) {
      assertThat(gradient[a]).isCloseTo(exact.gradient[a].toDouble(), within(GRID_ERROR));
      for (int b = 0; b < gradient.length; b++) {
        assertThat(hessian[a][b])
            .as("Hessian %d, %d", a, b)
            .isCloseTo(exact.hessian[a][b].toDouble(), within(GRID_ERROR));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 12})
  void rowsTogetherAreTheRowsOneByOne(int classes) {
    // More rows than are taken at a time, and with 12 classes more pairs than weights are kept of.
    SampleRows rows = SampleRows.random(classes, 3, 1100, SEED);
    SoftmaxKernel kernel =
        new SoftmaxKernel(classes, rows.weights(2, SEED), rows.bounds(), Derivatives.HESSIAN);
    SoftmaxSums together = kernel.zero();
    kernel.add(rows.block(0, rows.rows()), together);
    SoftmaxSums oneByOne = kernel.zero();
    for (int r = 0; r < rows.rows(); r++) {
      kernel.add(rows.block(r, r + 1), oneByOne);
    }

    assertThat(together).isEqualTo(oneByOne);
    assertThat(together.errors()).isEqualTo(oneByOne.errors()).isPositive();
  }

  @Test
  void noRowsAddNothing() {
    SampleRows rows = SampleRows.random(2, 3, 5, SEED);
    SoftmaxKernel kernel =
        new SoftmaxKernel(2, rows.weights(1, SEED), rows.bounds(), Derivatives.HESSIAN);
    SoftmaxSums sums = kernel.zero();
    kernel.add(rows.block(2, 2), sums);
    assertThat(sums).isEqualTo(kernel.zero());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 0.1, 3, 100, 1e4})
  void lossLiesWithinItsErrorBoundOfTheTruth(double scale) {
    SampleRows rows = SampleRows.random(3, 5, 50, SEED);
    double[] weights = rows.weights(scale, SEED);
    SoftmaxSums sums = rows.sums(weights, Derivatives.GRADIENT);
    ExactSoftmax exact = new ExactSoftmax(rows, weights);

    double error = exact.loss.subtract(exact.loss.newInstance(sums.loss())).abs().toDouble();
    assertThat(error).isLessThanOrEqualTo(sums.lossError());
  }

  @ParameterizedTest
  @ValueSource(doubles = {3, 100, 1e4})
  void lossOfASingleRowLiesWithinItsErrorBoundToo(double scale) {
    // Here nothing cancels: the largest of these errors is a fair part of the bound.
    SampleRows rows = SampleRows.random(3, 5, 40, SEED);
    for (int r = 0; r < rows.rows(); r++) {
      SampleRows one = rows.reordered(new int[] {r});
      double[] weights = one.weights(scale, r);
      SoftmaxSums sums = one.sums(weights, Derivatives.GRADIENT);
      ExactSoftmax exact = new ExactSoftmax(one, weights);
      double error = exact.loss.subtract(exact.loss.newInstance(sums.loss())).abs().toDouble();
      assertThat(error).as("row %d", r).isLessThanOrEqualTo(sums.lossError());
    }
  }

  @Test
  void errorBoundOfTheLossIsUseful() {
    SampleRows rows = SampleRows.random(3, 7, 2000, SEED);
    SoftmaxSums sums = rows.sums(rows.weights(3, SEED), Derivatives.GRADIENT);

    // Scores reach some 40: 1e-13 a row is a thousand times their unit in the last place, no more.
    assertThat(sums.lossError() / sums.rows()).isPositive().isLessThan(2e-13);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void gradientMatchesCentralDifferencesOfTheLoss(int classes) {
    SampleRows rows = SampleRows.random(classes, 4, 300, SEED);
    double[] weights = rows.weights(1, SEED);
    double[] gradient = rows.sums(weights, Derivatives.GRADIENT).gradient();
    double step = 1e-5;

    for (int i = 0; i < weights.length; i++) {
      double up = rows.sums(moved(weights, i, step), Derivatives.GRADIENT).loss();
      double down = rows.sums(moved(weights, i, -step), Derivatives.GRADIENT).loss();
      assertThat(gradient[i])
          .as("∂loss/∂w[%d], seed %d", i, SEED)
          .isCloseTo((up - down) / (2 * step), within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void hessianMatchesCentralDifferencesOfTheGradient(int classes) {
    SampleRows rows = SampleRows.random(classes, 3, 300, SEED);
    double[] weights = rows.weights(1, SEED);
    double[][] hessian = rows.sums(weights, Derivatives.HESSIAN).hessian();
    double step = 1e-4;

    for (int i = 0; i < weights.length; i++) {
      double[] up = rows.sums(moved(weights, i, step), Derivatives.GRADIENT).gradient();
      double[] down = rows.sums(moved(weights, i, -step), Derivatives.GRADIENT).gradient();
      for (int j = 0; j < weights.length; j++) {
        assertThat(hessian[i][j])
            .as("∂²loss/∂w[%d]∂w[%d], seed %d", i, j, SEED)
            .isCloseTo((up[j] - down[j]) / (2 * step), within(1e-6));
      }
    }
  }

  @Test
  void hessianMatchesSecondDifferencesOfTheLoss() {
    SampleRows rows = SampleRows.random(3, 2, 100, SEED);
    double[] weights = rows.weights(1, SEED);
    double[][] hessian = rows.sums(weights, Derivatives.HESSIAN).hessian();
    double h = 1e-3;

    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights.length; j++) {
        double difference =
            loss(rows, moved(moved(weights, i, h), j, h))
                - loss(rows, moved(moved(weights, i, h), j, -h))
                - loss(rows, moved(moved(weights, i, -h), j, h))
                + loss(rows, moved(moved(weights, i, -h), j, -h));
        assertThat(hessian[i][j]).isCloseTo(difference / (4 * h * h), within(1e-3));
      }
    }
  }

  @Test
  void bothOrdersGiveTheSameBitsOfLossAndGradient() {
    SampleRows rows = SampleRows.random(3, 4, 500, SEED);
    double[] weights = rows.weights(2, SEED);
    SoftmaxSums first = rows.sums(weights, Derivatives.GRADIENT);
    SoftmaxSums second = rows.sums(weights, Derivatives.HESSIAN);

    assertThat(first.loss()).isEqualTo(second.loss());
    assertThat(first.lossError()).isEqualTo(second.lossError());
    assertThat(first.gradient()).isEqualTo(second.gradient());
  }

  @Test
  void scoresOf800NeitherOverflowNorUnderflow() {
    // Right by 1600, wrong by 1600: losses 0 and 1600.
    SampleRows rows = new SampleRows(2, 1, new double[] {1, -1}, new int[] {0, 0});
    SoftmaxSums sums = rows.sums(new double[] {0, 800, 0, -800}, Derivatives.HESSIAN);

    assertThat(sums.loss()).isEqualTo(1600);
    assertThat(sums.gradient()).containsExactly(-1, 1, 1, -1);
    assertThat(sums.errors()).isEqualTo(1);
    assertThat(Arrays.stream(sums.hessian()).flatMapToDouble(Arrays::stream)).allMatch(x -> x == 0);
  }

  @Test
  void aTinyLossIsNotLost() {
    // log(1 + exp(−20)); the coarse grid of terms up to 41 has steps of 3e-11.
    SampleRows rows = new SampleRows(2, 1, new double[] {1, 1}, new int[] {0, 0});
    SoftmaxSums sums = rows.sums(new double[] {0, 20, 0, 0}, Derivatives.GRADIENT);

    assertThat(sums.loss() / 2).isCloseTo(2.061153620314381e-9, within(2e-16));
  }

  @Test
  void everyGradientTermIsSummedWhileProbabilitiesAreNearOneHalf() {
    // z = ±1 with bound exactly 1: terms reach their bounds to the last bit.
    Random random = new Random(SEED);
    int n = 20_000;
    double[] z = new double[n];
    for (int i = 0; i < n; i++) {
      z[i] = random.nextBoolean() ? 1 : -1;
    }
    SampleRows rows = new SampleRows(2, 1, z, random.ints(n, 0, 2).toArray());

    for (int trial = 0; trial < 50; trial++) {
      double[] weights = rows.weights(Math.scalb(1.0, -trial - 2), trial);
      assertThatCode(() -> rows.sums(weights, Derivatives.HESSIAN).hessian())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void countsRowsWhoseLabelIsNotStrictlyTheLargest() {
    // Scores (z, 0): z = 1 right for class 0, z = −1 wrong, z = 0 a tie.
    SampleRows rows = new SampleRows(2, 1, new double[] {1, -1, 0, 0}, new int[] {0, 0, 0, 1});

    SoftmaxSums sums = rows.sums(new double[] {0, 1, 0, 0}, Derivatives.GRADIENT);

    assertThat(sums.rows()).isEqualTo(4);
    assertThat(sums.errors()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.0000000000000002, -3, Double.NaN, Double.NEGATIVE_INFINITY})
  void aRowBeyondItsBoundIsAnErrorNamingFeatureAndValue(double value) {
    SoftmaxKernel kernel =
        new SoftmaxKernel(2, new double[6], new double[] {5, 1}, Derivatives.GRADIENT);
    RowBlock rows = new RowBlock(2, new double[] {4, 0.5, 5, value}, new int[] {0, 1}, 2);

    assertThatThrownBy(() -> kernel.add(rows, kernel.zero()))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("Standardized feature 1: expected a number within ±1.0")
        .hasMessageContaining("found " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1e100})
  void refusesWeightsThatWentOff(double weight) {
    double[] weights = {0, 0, weight, 0};
    assertThatThrownBy(() -> new SoftmaxKernel(2, weights, new double[] {1}, Derivatives.GRADIENT))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("found " + weight);
  }

  @Test
  void takesTheLargestWeightsAndBounds() {
    double[] weights = new double[4];
    Arrays.fill(weights, SoftmaxKernel.MAX_WEIGHT);
    weights[1] = -weights[1];
    SoftmaxKernel kernel =
        new SoftmaxKernel(2, weights, new double[] {0x1p100}, Derivatives.HESSIAN);
    SoftmaxSums sums = kernel.zero();
    kernel.add(new RowBlock(1, new double[] {0x1p100}, new int[] {0}, 1), sums);

    assertThat(sums.loss()).isEqualTo(0x1p301);
  }

  @Test
  void refusesAClassOutsideTheModel() {
    SoftmaxKernel kernel =
        new SoftmaxKernel(2, new double[4], new double[] {1}, Derivatives.GRADIENT);
    RowBlock rows = new RowBlock(1, new double[1], new int[] {2}, 1);

    assertThatThrownBy(() -> kernel.add(rows, kernel.zero()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected 0..1 but found 2");
  }

  @Test
  void refusesWeightsAndBoundsOfTheWrongSize() {
    assertThatThrownBy(
            () -> new SoftmaxKernel(2, new double[5], new double[] {1}, Derivatives.GRADIENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 classes × (1 features + 1) but found 5");
    assertThatThrownBy(
            () -> new SoftmaxKernel(2, new double[4], new double[] {0}, Derivatives.GRADIENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Bound of feature 0");
  }

  @Test
  void refusesABlockWhoseArraysAreTooShort() {
    assertThatThrownBy(() -> new RowBlock(2, new double[5], new int[3], 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 rows of 2 features do not fit 5 values and 3 labels");
  }

  private static double loss(SampleRows rows, double[] weights) {
    return rows.sums(weights, Derivatives.GRADIENT).loss();
  }

  private static double[] moved(double[] weights, int i, double by) {
    double[] moved = weights.clone();
    moved[i] += by;
    return moved;
  }
}
