package io.pulsemill.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LbfgsTest {
  private static final IterationListener DEAF = iteration -> {};
  private static final Stopping TIGHT = new Stopping(1e-8, 10_000);
  private static final int DIMENSION = 24;

  private final List<Iteration> heard = new ArrayList<>();

  @Test
  void findsTheMinimumOfRosenbrocksValley() throws IOException {
    CountingObjective objective = new CountingObjective(Objectives.rosenbrock());

    Optimum optimum = minimize(objective, -1.2, 1);

    assertThat(optimum.weights()).containsExactly(new double[] {1, 1}, within(1e-7));
    assertThat(objective.calls()).isLessThan(80);
  }

  @Test
  void asksForGradientsOnly() throws IOException {
    CountingObjective objective = new CountingObjective(Objectives.rosenbrock());

    minimize(objective, -1.2, 1);

    assertThat(objective.calls(Derivatives.HESSIAN)).isZero();
  }

  @Test
  void findsThePublishedFitOfALogisticRegression() throws IOException {
    Optimum optimum = minimize(Objectives.studyHours(), 0, 0);

    assertThat(optimum.weights()).containsExactly(new double[] {-4.0777, 1.5046}, within(5e-5));
    assertThat(optimum.stop()).isEqualTo(StopReason.GRADIENT_SMALL);
  }

  @Test
  void reachesASmallGradientAtConditionOneMillion() throws IOException {
    Optimum optimum = minimize(illConditioned(0), new double[DIMENSION]);

    assertThat(optimum.stop()).isEqualTo(StopReason.GRADIENT_SMALL);
  }

  @Test
  void reachesASmallGradientAlsoWhereTheDecreaseDrownsInRounding() throws IOException {
    // With 1000 added, losses are good to 1e-12; the last thousand iterations lower them by less.
    Optimum optimum = minimize(illConditioned(1000), new double[DIMENSION]);

    assertThat(optimum.stop()).isEqualTo(StopReason.GRADIENT_SMALL);
  }

  @Test
  void mostlyNeedsOneEvaluationAnIteration() throws IOException {
    CountingObjective objective = new CountingObjective(illConditioned(1000));

    Optimum optimum = minimize(objective, new double[DIMENSION]);

    assertThat((double) objective.calls() / optimum.iterations()).isLessThan(1.1);
  }

  @Test
  void needsNoMoreIterationsThanTheReferenceImplementation() throws IOException {
    // L-BFGS-B (Byrd, Lu, Nocedal, Zhu) as in SciPy 1.17, memory 10, same function, start and
    // tolerance: 4935 iterations, 5308 evaluations.
    CountingObjective objective = new CountingObjective(illConditioned(0));

    Optimum optimum = minimize(objective, new double[DIMENSION]);

    assertThat(optimum.iterations()).isLessThan(5400);
    assertThat(objective.calls()).isLessThan(5900);
  }

  @Test
  void takesAFirstStepOfLengthOneAlongASteepGradient() throws IOException {
    // Gradient −200 at 0: the first step is 1/200 of it, to weight 1, the minimum.
    CountingObjective objective = new CountingObjective(Objectives.quadratic(0, 200));

    minimize(objective, 0);

    assertThat(heard.get(1).step()).isEqualTo(1.0 / 200);
    assertThat(objective.calls()).isEqualTo(2);
  }

  @Test
  void lengthensAStepThatHardlyChangesTheSlope() throws IOException {
    // Minimum at 1, slope 1 at 10001: a first step of 1 changes it by a ten-thousandth.
    minimize(Objectives.quadratic(0, 1e-4), 10_001);

    assertThat(heard.get(1).step()).isGreaterThan(100);
  }

  @Test
  void doesNotFollowALossThatFallsToMinusInfinity() throws IOException {
    minimize(Objectives.pit(), 0);

    assertThat(heard).allSatisfy(iteration -> assertThat(iteration.loss()).isFinite());
    assertThat(heard).hasSizeGreaterThan(1);
  }

  @Test
  void reachesAGradientFarBelowWhatTheLossCanResolve() throws IOException {
    Objective coarse = Objectives.coarse(illConditioned(0), 1e-3);

    Optimum optimum = minimize(coarse, new double[DIMENSION]);

    assertThat(optimum.stop()).isEqualTo(StopReason.GRADIENT_SMALL);
  }

  @Test
  void shortensAStepToWhereTheLossIsFinite() throws IOException {
    // 10 w − log w, minimum at 0.1. From 0.5, gradient 8, the first trial leads to −0.5 (NaN), half
    // of it to 0 (infinite), a quarter to 0.25.
    Objective barrier =
        Objectives.oneDimensional(
            w -> 10 * w - StrictMath.log(w), w -> 10 - 1 / w, w -> 1 / (w * w));

    Optimum optimum = minimize(new CountingObjective(barrier), 0.5);

    assertThat(heard.get(1).step()).isEqualTo(1.0 / 8 / 4);
    assertThat(optimum.weights()[0]).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void stopsSensiblyWhereNoiseHidesTheDecrease() throws IOException {
    CountingObjective objective =
        new CountingObjective(Objectives.noisy(Objectives.studyHours(), 1e-12));

    Optimum optimum = new Lbfgs().minimize(objective, new double[2], new Stopping(0, 1000), DEAF);

    assertThat(optimum.stop()).isEqualTo(StopReason.LOSS_FLAT);
    assertThat(optimum.evaluation().gradientNorm()).isLessThan(1e-11);
    assertThat(objective.calls()).isLessThan(100);
  }

  @Test
  void returnsTheFlattestOfLevelPoints() throws IOException {
    // In one dimension, where all norms are one.
    double noise = 1e-9;
    Objective noisy = Objectives.noisy(Objectives.barrier(), noise);

    Optimum optimum =
        new Lbfgs().minimize(noisy, new double[] {3}, new Stopping(0, 1000), heard::add);

    double loss = optimum.evaluation().loss();
    double norm = optimum.evaluation().gradientNorm();
    assertThat(norm).isLessThan(heard.get(heard.size() - 1).gradientNorm());
    assertThat(heard)
        .filteredOn(i -> Math.abs(i.loss() - loss) <= noise)
        .allSatisfy(i -> assertThat(i.gradientNorm()).isGreaterThanOrEqualTo(norm));
  }

  @Test
  void stopsAtTheIterationLimit() throws IOException {
    Optimum optimum =
        new Lbfgs()
            .minimize(Objectives.rosenbrock(), new double[] {-1.2, 1}, new Stopping(0, 4), DEAF);

    assertThat(optimum.stop()).isEqualTo(StopReason.MAX_ITERATIONS);
    assertThat(optimum.iterations()).isEqualTo(4);
  }

  @Test
  void callsASearchThatFindsNothingFailed() throws IOException {
    Objective wrongSign = Objectives.oneDimensional(w -> w * w, w -> -2 * w, w -> 2);

    Optimum optimum = minimize(new CountingObjective(wrongSign), 1);

    assertThat(optimum.stop()).isEqualTo(StopReason.LINE_SEARCH_FAILED);
    assertThat(optimum.weights()).containsExactly(1);
  }

  @Test
  void goesOnFromAConcaveStretch() throws IOException {
    // cos: concave around 0.1, minimum −1 at π.
    Objective wave =
        Objectives.oneDimensional(
            StrictMath::cos, w -> -StrictMath.sin(w), w -> -StrictMath.cos(w));

    Optimum optimum = minimize(new CountingObjective(wave), 0.1);

    assertThat(optimum.evaluation().loss()).isCloseTo(-1, within(1e-12));
  }

  @Test
  void refusesAStartWithoutAFiniteLoss() {
    assertThatThrownBy(() -> minimize(Objectives.barrier(), -1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("NaN");
  }

  private Optimum minimize(Objective objective, double... start) throws IOException {
    return new Lbfgs().minimize(objective, start, TIGHT, heard::add);
  }

  /** Curvatures from 1e-3 to 1e3, evenly spaced in the exponent, none along an axis. */
  private static Objective illConditioned(double offset) {
    double[] curvature = new double[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      curvature[i] = 1e-3 * Math.pow(1e6, (double) i / (DIMENSION - 1));
    }
    return Objectives.reflected(Objectives.quadratic(offset, curvature));
  }
}
