package io.pulsemill.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.pulsemill.optimize.Derivatives;
import io.pulsemill.optimize.Evaluation;
import io.pulsemill.optimize.Optimum;
import io.pulsemill.optimize.StopReason;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Newton first finds a point of small gradient; then the check says what it is worth. */
class OptimumCheckTest {
  private static final long SEED = 3;
  private static final int ROWS = 600;

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 1e-6, 1e-8, 1e-10, 1e-12})
  void aClassSeparableFromTwoOverlappingOnesIsFound(double tolerance) throws IOException {
    SampleRows rows = oneClassApart(SEED);
    PlainNewton solution = PlainNewton.minimize(rows.objective(0), tolerance);

    assertThat(solution.at.gradientNorm()).isLessThanOrEqualTo(tolerance);
    assertSeparable(rows, solution);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void itIsFoundWhateverTheRows(long seed) throws IOException {
    SampleRows rows = oneClassApart(seed);
    assertSeparable(rows, PlainNewton.minimize(rows.objective(0), 1e-8));
  }

  @Test
  void anIndicatorThatImpliesItsClassIsFound() throws IOException {
    // Feature 0 is 0 or 1; where it is 1 the class is always 0, elsewhere anything goes.
    SampleRows rows =
        rows(
            2,
            2,
            (random, z) -> {
              z[0] = random.nextInt(10) == 0 ? 1 : 0;
              z[1] = random.nextGaussian();
              return z[0] == 1 ? 0 : random.nextInt(2);
            },
            SEED);
    assertSeparable(rows, PlainNewton.minimize(rows.objective(0), 1e-8));
  }

  @Test
  void rowsOfBothClassesOnTheDividingPlaneAreFound() throws IOException {
    // Separated by the sign of feature 0, but rows with 0 belong to either class.
    SampleRows rows =
        rows(
            2,
            1,
            (random, z) -> {
              z[0] = random.nextInt(3) - 1;
              return z[0] == 0 ? random.nextInt(2) : z[0] > 0 ? 1 : 0;
            },
            SEED);
    assertSeparable(rows, PlainNewton.minimize(rows.objective(0), 1e-8));
  }

  @Test
  void itIsFoundFromAnEvaluationWithoutHessian() throws IOException {
    SampleRows rows = oneClassApart(SEED);
    PlainNewton solution = PlainNewton.minimize(rows.objective(0), 1e-8);
    Evaluation bare = rows.objective(0).at(solution.weights, Derivatives.GRADIENT);

    assertThatThrownBy(() -> check(rows, rows.objective(0), solution.weights, bare))
        .isInstanceOf(SeparableClassesException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 3, 10, 30, 100})
  void itIsFoundFarOutWhereTheOverlappingClassesDominateTheGradient(double further)
      throws IOException {
    // As L-BFGS may stop: class 0 hardly counts any more, the others are not quite settled.
    SampleRows rows = oneClassApart(SEED);
    PlainNewton solution = PlainNewton.minimize(rows.objective(0), 1e-8);
    double[] weights = solution.weights.clone();
    weights[1] += further;
    weights[5] -= further / 2;
    weights[9] -= further / 2;
    weights[0] -= 1.5 * further;
    weights[4] += 0.75 * further;
    weights[8] += 0.75 * further;
    weights[6] += 3e-8;
    Evaluation at = rows.objective(0).at(weights, Derivatives.GRADIENT);

    assertThat(at.gradientNorm()).isBetween(1e-9, 1e-8);
    assertThatThrownBy(() -> check(rows, rows.objective(0), weights, at))
        .isInstanceOf(SeparableClassesException.class);
  }

  @Test
  void aRareIndicatorThatImpliesItsClassIsFound() throws IOException {
    // One row in 600 has it; standardized it stands 600 deviations out, say.
    SampleRows rows = SampleRows.random(2, 2, ROWS, SEED);
    for (int r = 0; r < ROWS; r++) {
      rows.z[2 * r] = r == 0 ? 600 : -1;
    }
    assertSeparable(rows, PlainNewton.minimize(rows.objective(0), 1e-8));
  }

  @Test
  void completeSeparationIsCaughtOnTheWayByTheCertificate() {
    SampleRows rows =
        rows(
            3,
            2,
            (random, z) -> {
              int label = random.nextInt(3);
              z[0] = Math.cos(label * 2.1) * 3 + random.nextDouble();
              z[1] = Math.sin(label * 2.1) * 3 + random.nextDouble();
              return label;
            },
            SEED);

    assertThatThrownBy(() -> PlainNewton.minimize(rows.objective(0), 1e-8))
        .isInstanceOf(SeparableClassesException.class)
        .hasMessageContaining("every training row's class is scored strictly highest");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void overlappingClassesCostNoPassMore(long seed) throws IOException {
    SampleRows rows = SampleRows.random(3, 4, ROWS, seed);
    PenalizedLoss objective = rows.objective(0);
    PlainNewton solution = PlainNewton.minimize(objective, 1e-8);
    int before = objective.passes();
    check(rows, objective, solution.weights, solution.at);

    assertThat(objective.passes()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"1e-2,1e-8", "1e-3,1e-8", "1e-4,1e-6", "1e-4,1e-8", "1e-5,1e-8", "3e-6,1e-8"})
  void nearlyCollinearFeaturesOfOverlappingClassesAreNotCalledSeparable(
      double apart, double tolerance) throws IOException {
    // apart = 1e-3 makes a correlation of 0.9999995, 3e-6 one of 1 − 5e-12.
    for (long seed = 1; seed <= 6; seed++) {
      SampleRows rows =
          rows(
              3,
              2,
              (random, z) -> {
                z[0] = random.nextGaussian();
                z[1] = z[0] + apart * random.nextGaussian();
                return random.nextInt(3);
              },
              seed);
      PlainNewton solution = PlainNewton.minimize(rows.objective(0), tolerance);
      assertThatCode(() -> check(rows, rows.objective(0), solution.weights, solution.at))
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-5, 1e-7})
  void aLoosePointNearTheMinimumOfCollinearFeaturesIsNotCalledSeparable(double gradient)
      throws IOException {
    // As L-BFGS may leave it: far along the flat direction, with a small gradient.
    SampleRows rows =
        rows(
            2,
            2,
            (random, z) -> {
              z[0] = random.nextGaussian();
              z[1] = z[0] + 1e-3 * random.nextGaussian();
              return random.nextInt(2);
            },
            SEED);
    PlainNewton solution = PlainNewton.minimize(rows.objective(0), 1e-10);
    double[] weights = solution.weights.clone();
    double flat = gradient / 1e-6;
    weights[1] += flat;
    weights[2] -= flat;
    Evaluation at = rows.objective(0).at(weights, Derivatives.GRADIENT);

    assertThatCode(() -> check(rows, rows.objective(0), weights, at)).doesNotThrowAnyException();
  }

  @Test
  void aSingularHessianOfOverlappingClassesIsUndecided() throws IOException {
    // The same feature twice: no Cholesky factorisation without a ridge.
    SampleRows rows =
        rows(
            2,
            2,
            (random, z) -> {
              z[0] = random.nextGaussian();
              z[1] = z[0];
              return random.nextInt(2);
            },
            SEED);
    Evaluation start = rows.objective(0).at(new double[6], Derivatives.HESSIAN);

    assertThatThrownBy(() -> check(rows, rows.objective(0), new double[6], start))
        .isInstanceOf(UndecidedOptimumException.class);
  }

  @Test
  void oneRowAmongManyOnTheWrongSideMakesAMinimum() throws IOException {
    SampleRows rows =
        rows(
            2,
            1,
            (random, z) -> {
              z[0] = random.nextGaussian();
              return z[0] > 0 ? 1 : 0;
            },
            SEED);
    rows.labels[0] = 1 - rows.labels[0];
    PlainNewton solution = PlainNewton.minimize(rows.objective(0), 1e-8);

    assertThatCode(() -> check(rows, rows.objective(0), solution.weights, solution.at))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"1e-3, 1e-8", "1e-6, 1e-8", "1e-9, 1e-8", "1e-9, 1e-4", "1e-9, 1e-12"})
  void aHairOfOverlapMakesAMinimumWhateverTheTolerance(double gap, double tolerance)
      throws IOException {
    SampleRows rows = allButSeparable(gap);
    PlainNewton solution = PlainNewton.minimize(rows.objective(0), tolerance);
    Optimum minimum = check(rows, rows.objective(0), solution.weights, solution.at);
    double slope = minimum.weights()[3] - minimum.weights()[1];

    // By symmetry the derivative along the slope w is 20 σ(−w) = gap σ(gap w).
    double pull = 20 / (1 + Math.exp(slope));
    double hold = gap / (1 + Math.exp(-gap * slope));
    assertThat(pull).isCloseTo(hold, withinPercentage(0.1));
  }

  @Test
  void theSlopeOfAHairOfOverlapIsThatOfFiftyDigits() throws IOException {
    SampleRows rows = allButSeparable(1e-9);
    PlainNewton solution = PlainNewton.minimize(rows.objective(0), 1e-8);
    Optimum minimum = check(rows, rows.objective(0), solution.weights, solution.at);

    assertThat(minimum.weights()[3] - minimum.weights()[1]).isCloseTo(24.412, within(5e-4));
    assertThat(minimum.evaluation().loss()).isCloseTo(0.0330070092, within(5e-11));
  }

  @Test
  void noGapAtAllIsSeparable() throws IOException {
    SampleRows rows = allButSeparable(0);

    assertSeparable(rows, PlainNewton.minimize(rows.objective(0), 1e-8));
  }

  @Test
  void theDirectionNamesClassesAndFeatures() throws IOException {
    SampleRows rows = oneClassApart(SEED);
    PlainNewton solution = PlainNewton.minimize(rows.objective(0), 1e-8);

    assertThatThrownBy(() -> check(rows, rows.objective(0), solution.weights, solution.at))
        .isInstanceOfSatisfying(
            SeparableClassesException.class,
            e ->
                assertThat(e.named(List.of("p", "q", "r"), List.of("height", "x", "y")))
                    .hasMessageContaining("class 'p';")
                    .hasMessageContaining("mostly by 'height'"));
  }

  /** Twenty rows of each class a step apart, and one of each at ±gap on the other's side. */
  private static SampleRows allButSeparable(double gap) {
    double[] z = new double[42];
    int[] labels = new int[42];
    for (int r = 0; r < 40; r++) {
      labels[r] = r % 2;
      z[r] = r % 2 == 0 ? -1 : 1;
    }
    z[40] = gap;
    z[41] = -gap;
    labels[41] = 1;
    return new SampleRows(2, 1, z, labels);
  }

  private static Optimum check(
      SampleRows rows, PenalizedLoss objective, double[] weights, Evaluation at)
      throws IOException {
    Optimum found = new Optimum(weights, at, StopReason.GRADIENT_SMALL, 0);
    return new OptimumCheck(objective, objective).settle(found, rows.bounds(), 1e-8, i -> {});
  }

  private static void assertSeparable(SampleRows rows, PlainNewton solution) {
    assertThatThrownBy(() -> check(rows, rows.objective(0), solution.weights, solution.at))
        .isInstanceOf(SeparableClassesException.class)
        .hasMessageContaining("Some classes are separable from others")
        .hasMessageContaining("--l2 0.01");
  }

  /** Class 0 lies beyond feature 0 = 2, classes 1 and 2 overlap below 1. */
  private static SampleRows oneClassApart(long seed) {
    return rows(
        3,
        3,
        (random, z) -> {
          int label = random.nextInt(3);
          z[0] = label == 0 ? 2 + random.nextDouble() : 1 - 2 * random.nextDouble();
          z[1] = random.nextGaussian();
          z[2] = random.nextGaussian() + (label == 1 ? 0.5 : 0);
          return label;
        },
        seed);
  }

  /** Each row is filled by {@code fill}, which returns its class. */
  private static SampleRows rows(
      int classes, int features, BiFunction<Random, double[], Integer> fill, long seed) {
    Random random = new Random(seed);
    double[] z = new double[ROWS * features];
    int[] labels = new int[ROWS];
    double[] row = new double[features];
    for (int r = 0; r < ROWS; r++) {
      labels[r] = fill.apply(random, row);
      System.arraycopy(row, 0, z, r * features, features);
    }
    return new SampleRows(classes, features, z, labels);
  }
}
