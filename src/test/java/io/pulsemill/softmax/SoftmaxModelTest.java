package io.pulsemill.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.InputException;
import io.pulsemill.optimize.Derivatives;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxModelTest {
  private static final long SEED = 9;
  private static final List<String> CLASSES = List.of("a", "b", "c");
  private static final List<String> FEATURES = List.of("mean", "constant", "std");
  private static final int[] ACTIVE = {0, 2};
  private static final Standardization STANDARDIZATION =
      new Standardization(new double[] {60, 3}, new double[] {8, 0.25}, new double[] {5, 5});
  private static final double ROUNDING = 1e-12;

  /** What the kernel's sum leaves of a loss: far below one unit of the last place of most. */
  private static final double FINE_GRID = 1e-21;

  @Test
  void givesHandComputedProbabilities() {
    SoftmaxModel model =
        new SoftmaxModel(
            List.of("a", "b"), List.of("x"), new double[] {1, -1}, new double[][] {{0.5}, {-0.5}});

    // Scores 2 and −2 at x = 2: p_a = 1 / (1 + exp(−4)).
    double[] log = model.logProbabilities(new double[] {2});
    assertThat(Math.exp(log[0])).isCloseTo(0.9820137900379085, within(1e-15));
    assertThat(Math.exp(log[1])).isCloseTo(0.01798620996209156, within(1e-15));
  }

  @Test
  void scoresToTheBitAsTheKernelDoes() {
    Random random = new Random(SEED);
    for (int i = 0; i < 1000; i++) {
      double[] weights = random.doubles(9, -2, 2).toArray();
      SoftmaxModel model = model(weights);
      double[] x = {random.nextDouble(20, 100), 4711, random.nextDouble(2, 4)};
      double[] log = model.logProbabilities(x);
      for (int c = 0; c < 3; c++) {
        // The loss of a row of class c is −log p_c.
        assertThat(log[c]).isCloseTo(-kernelLoss(weights, x, c), within(FINE_GRID));
      }
    }
  }

  @Test
  void rawCoefficientsScoreAsTheStandardizedOnesDo() {
    SoftmaxModel model = model(new Random(SEED).doubles(9, -2, 2).toArray());
    SoftmaxModel raw =
        new SoftmaxModel(CLASSES, FEATURES, model.intercepts(), model.coefficients());
    double[] x = {71.5, 4711, 2.75};

    assertThat(raw.logProbabilities(x))
        .containsExactly(model.logProbabilities(x), within(ROUNDING));
  }

  @Test
  void aLargeMeanBesideASmallSpreadCostsNoDigits() {
    // The nearest double is 1e15 + 0.125, half a deviation above.
    SoftmaxModel model =
        SoftmaxModel.fromStandardized(
            List.of("a", "b"),
            List.of("x"),
            new int[] {0},
            new double[] {0, 0.7, 0, 0.3},
            new Standardization(new double[] {1e15}, new double[] {0.25}, new double[] {5}),
            Penalty.NONE);

    double[] log = model.logProbabilities(new double[] {1e15 + 0.125});
    assertThat(log[0] - log[1]).isCloseTo(0.4 * 0.5, within(1e-15));
  }

  @Test
  void coefficientsAndInterceptsAreCentredOverTheClasses() {
    SoftmaxModel model = model(new Random(SEED).doubles(9, 5, 9).toArray());

    for (int j = 0; j < 3; j++) {
      double[][] w = model.coefficients();
      assertThat(w[0][j] + w[1][j] + w[2][j]).isCloseTo(0, within(ROUNDING));
    }
    double[] b = model.intercepts();
    assertThat(b[0] + b[1] + b[2]).isCloseTo(0, within(ROUNDING));
  }

  @Test
  void coefficientsOfAnL1PenaltyAreLeftAsTheyAre() {
    double[] weights = {3, 0, 0.5, 1, 0, -0.25, -1, 0.75, 0};
    SoftmaxModel model =
        SoftmaxModel.fromStandardized(
            CLASSES, FEATURES, ACTIVE, weights, STANDARDIZATION, new Penalty(0, 1));

    double[][] w = model.coefficients();
    for (int c = 0; c < 3; c++) {
      for (int a = 0; a < 2; a++) {
        assertThat(w[c][ACTIVE[a]]).isEqualTo(weights[3 * c + 1 + a] / STANDARDIZATION.scale(a));
      }
    }
    double[] b = model.intercepts();
    assertThat(b[0] + b[1] + b[2]).isCloseTo(0, within(ROUNDING));
    double[] x = {71.5, 4711, 2.75};
    assertThat(model.logProbabilities(x))
        .containsExactly(model(weights).logProbabilities(x), within(ROUNDING));
  }

  @Test
  void aShiftCommonToAllClassesChangesNothing() {
    double[] weights = new Random(SEED).doubles(9, -1, 1).toArray();
    double[] shifted = weights.clone();
    for (int i = 0; i < 9; i++) {
      shifted[i] += 10 * (i % 3 + 1);
    }
    double[] x = {55, 0, 3.5};

    assertThat(model(shifted).logProbabilities(x))
        .containsExactly(model(weights).logProbabilities(x), within(ROUNDING));
  }

  @Test
  void featuresThatTookNoPartGetCoefficientZero() {
    SoftmaxModel model = model(new Random(SEED).doubles(9, -1, 1).toArray());

    for (double[] row : model.coefficients()) {
      assertThat(row[1]).isZero();
      assertThat(row[0]).isNotZero();
      assertThat(row[2]).isNotZero();
    }
  }

  @Test
  void noTrainedFeatureAtAllLeavesTheIntercepts() {
    SoftmaxModel model =
        SoftmaxModel.fromStandardized(
            List.of("a", "b"),
            List.of("x"),
            new int[0],
            new double[] {1, 0},
            new Standardization(new double[0], new double[0], new double[0]),
            Penalty.NONE);

    assertThat(model.intercepts()).containsExactly(0.5, -0.5);
  }

  @Test
  void refusesACoefficientThatOverflows() {
    Standardization tiny =
        new Standardization(new double[] {0}, new double[] {1e-308}, new double[] {1});

    assertThatThrownBy(
            () ->
                SoftmaxModel.fromStandardized(
                    List.of("a", "b"),
                    List.of("x"),
                    new int[1],
                    new double[] {0, 9, 0, -9},
                    tiny,
                    Penalty.NONE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found Infinity for x of class 'a'");
  }

  @Test
  void scoresFarApartStayFiniteAndAtMostZero() {
    SoftmaxModel model =
        new SoftmaxModel(
            List.of("a", "b"), List.of("x"), new double[2], new double[][] {{1e3}, {-1e3}});

    assertThat(model.logProbabilities(new double[] {1e3})).containsExactly(0, -2e6);
    assertThat(model.logProbabilities(new double[] {1e305}))
        .containsExactly(0, Double.NEGATIVE_INFINITY);
  }

  @Test
  void refusesARowWhoseScoreIsNotFinite() {
    SoftmaxModel model = model(new Random(SEED).doubles(9, -1, 1).toArray());

    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> model.logProbabilities(new double[] {bad, 0, 0}))
          .isInstanceOf(ArithmeticException.class);
    }
  }

  @Test
  void predictsTheMostProbableClassAndTheFirstOfEquals() {
    SoftmaxModel model = model(new double[9]);

    assertThat(SoftmaxModel.predict(new double[] {-3, -0.1, -2})).isEqualTo(1);
    assertThat(SoftmaxModel.predict(new double[] {-3, -1, -1})).isEqualTo(1);
    assertThat(SoftmaxModel.predict(model.logProbabilities(new double[3]))).isEqualTo(0);
  }

  @Test
  void refusesSizesThatDisagreeAndNamesTwice() {
    assertThatThrownBy(
            () -> new SoftmaxModel(CLASSES, List.of(), new double[3], new double[][] {{}, {}, {1}}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected 0 coefficients of class 'c' but found 1");
    assertThatThrownBy(() -> new SoftmaxModel(CLASSES, List.of(), new double[2], new double[3][0]))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(
            () -> new SoftmaxModel(List.of("a", "a"), List.of(), new double[2], new double[2][0]))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found class 'a' twice");
    assertThatThrownBy(
            () -> new SoftmaxModel(List.of("a"), List.of(), new double[1], new double[1][0]))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("2..10000 classes but found 1");
  }

  @Test
  void handsOutCopies() {
    SoftmaxModel model = model(new Random(SEED).doubles(9, -1, 1).toArray());
    model.intercepts()[0] = 99;
    model.coefficients()[0][0] = 99;

    assertThat(model.intercepts()[0]).isNotEqualTo(99);
    assertThat(model.coefficients()[0][0]).isNotEqualTo(99);
  }

  private static double kernelLoss(double[] weights, double[] x, int c) {
    double[] z = new double[2];
    STANDARDIZATION.apply(new double[] {x[0], x[2]}, 0, z, 0);
    SoftmaxKernel kernel =
        new SoftmaxKernel(3, weights, STANDARDIZATION.bounds(), Derivatives.GRADIENT);
    SoftmaxSums sums = kernel.zero();
    kernel.add(new RowBlock(2, z, new int[] {c}, 1), sums);
    return sums.loss();
  }

  private static SoftmaxModel model(double[] weights) {
    return SoftmaxModel.fromStandardized(
        CLASSES, FEATURES, ACTIVE, weights, STANDARDIZATION, Penalty.NONE);
  }
}
