package io.pulsemill.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewtonTest {
  private static final IterationListener DEAF = iteration -> {};
  private static final Stopping TIGHT = new Stopping(1e-10, 100);

  private final List<Iteration> heard = new ArrayList<>();

  @Test
  void takesOneStepToTheMinimumOfAQuadratic() throws IOException {
    Optimum optimum = minimize(Objectives.quadratic(3, 2, 50, 0.1), 0, 0, 0);

    assertThat(optimum.weights()).containsExactly(new double[] {1, 2, 3}, within(1e-12));
    assertThat(optimum.iterations()).isEqualTo(1);
    assertThat(optimum.stop()).isEqualTo(StopReason.GRADIENT_SMALL);
  }

  @Test
  void asksOnceForEachIterateOfAQuadraticAlwaysWithTheHessian() throws IOException {
    CountingObjective objective = new CountingObjective(Objectives.quadratic(3, 2, 50, 0.1));

    minimize(objective, 0, 0, 0);

    assertThat(objective.calls()).isEqualTo(2);
    assertThat(objective.calls(Derivatives.HESSIAN)).isEqualTo(2);
  }

  @Test
  void findsTheMinimumOfRosenbrocksValley() throws IOException {
    CountingObjective objective = new CountingObjective(Objectives.rosenbrock());

    Optimum optimum = minimize(objective, -1.2, 1);

    assertThat(optimum.weights()).containsExactly(new double[] {1, 1}, within(1e-8));
    assertThat(objective.calls()).isLessThan(40);
  }

  @Test
  void neverGoesUpWhereLossesDiffer() throws IOException {
    minimize(Objectives.rosenbrock(), -1.2, 1);

    for (int i = 1; i < heard.size(); i++) {
      assertThat(heard.get(i).loss()).isLessThan(heard.get(i - 1).loss());
    }
  }

  @Test
  void findsThePublishedFitOfALogisticRegression() throws IOException {
    Optimum optimum = minimize(Objectives.studyHours(), 0, 0);

    assertThat(optimum.weights()).containsExactly(new double[] {-4.0777, 1.5046}, within(5e-5));
    assertThat(optimum.evaluation().loss()).isCloseTo(8.02988, within(5e-6));
  }

  @Test
  void needsAnEvaluationAnIterationOnALogisticRegression() throws IOException {
    CountingObjective objective = new CountingObjective(Objectives.studyHours());

    Optimum optimum = minimize(objective, 0, 0);

    assertThat(objective.calls()).isEqualTo(optimum.iterations() + 1).isLessThan(10);
  }

  @Test
  void stopsBeforeAWallInFewSteps() throws IOException {
    // Where 1e12 / (1 + exp(1e12 (1 − w))) = 3 − w: 27 units of the wall's own width before it.
    CountingObjective objective = new CountingObjective(Objectives.wall());

    Optimum optimum = minimize(objective, 0);

    assertThat(1e12 * (1 - optimum.weights()[0])).isCloseTo(Math.log(5e11), within(0.01));
    assertThat(objective.calls()).isLessThan(60);
  }

  @Test
  void shortensAStepToWhereTheLossIsFinite() throws IOException {
    // From 3 the full step leads to −3 (NaN), half of it to 0 (infinite), a quarter to 1.5.
    Optimum optimum = minimize(Objectives.barrier(), 3);

    assertThat(heard.get(1).step()).isEqualTo(0.25);
    assertThat(optimum.weights()[0]).isCloseTo(1, within(1e-9));
  }

  @Test
  void stopsSensiblyWhereNoiseHidesTheDecrease() throws IOException {
    double noise = 1e-12;
    CountingObjective objective =
        new CountingObjective(Objectives.noisy(Objectives.studyHours(), noise));

    Optimum optimum = new Newton().minimize(objective, new double[2], new Stopping(0, 1000), DEAF);

    assertThat(optimum.stop()).isEqualTo(StopReason.LOSS_FLAT);
    assertThat(optimum.evaluation().gradientNorm()).isLessThan(2 * noise);
    assertThat(objective.calls()).isLessThan(25);
  }

  @Test
  void reachesAGradientFarBelowWhatTheLossCanResolve() throws IOException {
    // The loss is good to 1e-6 only, so near the optimum it says nothing about a step.
    Objective coarse = Objectives.coarse(Objectives.studyHours(), 1e-6);

    Optimum optimum = new Newton().minimize(coarse, new double[2], TIGHT, DEAF);

    assertThat(optimum.stop()).isEqualTo(StopReason.GRADIENT_SMALL);
  }

  @Test
  void climbsOutOfAnIndefiniteHessian() throws IOException {
    // w⁴/4 − w²/2: the curvature at 0.1 is −0.97, minima at ±1.
    Objective twoValleys =
        Objectives.oneDimensional(
            w -> w * w * w * w / 4 - w * w / 2, w -> w * w * w - w, w -> 3 * w * w - 1);

    Optimum optimum =
        new Newton().minimize(twoValleys, new double[] {0.1}, new Stopping(1e-10, 1000), DEAF);

    assertThat(optimum.weights()[0]).isCloseTo(1, within(1e-9));
  }

  @Test
  void staysPutWhereTheGradientIsSmallAlready() throws IOException {
    CountingObjective objective = new CountingObjective(Objectives.quadratic(0, 1, 1));

    Optimum optimum = minimize(objective, 1, 2);

    assertThat(optimum.iterations()).isZero();
    assertThat(optimum.stop()).isEqualTo(StopReason.GRADIENT_SMALL);
    assertThat(objective.calls()).isEqualTo(1);
  }

  @Test
  void stopsAtTheIterationLimitWithTheEvaluationOfItsWeights() throws IOException {
    Objective objective = Objectives.rosenbrock();

    Optimum optimum =
        new Newton().minimize(objective, new double[] {-1.2, 1}, new Stopping(1e-10, 3), DEAF);

    assertThat(optimum.stop()).isEqualTo(StopReason.MAX_ITERATIONS);
    assertThat(optimum.iterations()).isEqualTo(3);
    assertThat(objective.at(optimum.weights(), Derivatives.GRADIENT).loss())
        .isEqualTo(optimum.evaluation().loss());
  }

  @Test
  void callsASearchThatFindsNothingFailed() throws IOException {
    // The gradient points the wrong way: no step along it can go down.
    Objective wrongSign = Objectives.oneDimensional(w -> w * w, w -> -2 * w, w -> 2);

    Optimum optimum = minimize(wrongSign, 1);

    assertThat(optimum.stop()).isEqualTo(StopReason.LINE_SEARCH_FAILED);
    assertThat(optimum.weights()).containsExactly(1);
  }

  @Test
  void tellsTheListenerOfTheStartAndEveryAcceptedPoint() throws IOException {
    Optimum optimum = minimize(Objectives.quadratic(3, 2, 50), 0, 0);

    assertThat(heard).hasSize(2);
    assertThat(heard.get(0)).isEqualTo(new Iteration(0, 3 + 1 + 100, 100, 0));
    assertThat(heard.get(1))
        .isEqualTo(
            new Iteration(1, optimum.evaluation().loss(), optimum.evaluation().gradientNorm(), 1));
  }

  @Test
  void leavesTheStartAsItIs() throws IOException {
    double[] start = {0, 0};

    new Newton().minimize(Objectives.quadratic(0, 1, 1), start, TIGHT, DEAF);

    assertThat(start).containsExactly(0, 0);
  }

  @Test
  void refusesAStartWithAnInfiniteLoss() {
    assertThatThrownBy(() -> minimize(Objectives.barrier(), 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("finite loss")
        .hasMessageContaining("Infinity");
  }

  @Test
  void refusesAStartWithALossThatIsMinusInfinity() {
    Objective bottomless = Objectives.oneDimensional(w -> Double.NEGATIVE_INFINITY, w -> 1, w -> 1);

    assertThatThrownBy(() -> minimize(bottomless, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("-Infinity");
  }

  @Test
  void refusesAStartOfAnotherDimension() {
    assertThatThrownBy(() -> minimize(Objectives.rosenbrock(), 1, 2, 3))
        .hasMessageContaining("expected 2 weights")
        .hasMessageContaining("found 3");
  }

  @Test
  void doesNotFollowALossThatFallsToMinusInfinity() throws IOException {
    minimize(Objectives.pit(), 0);

    assertThat(heard.get(1).step()).isEqualTo(0.5);
  }

  @Test
  void refusesADecreaseFarBelowThePromiseOfTheSlope() throws IOException {
    // The curvature claimed is half the true one: the full step leads from 1 to −0.99998, where w²
    // is lower by 4e-5; the slope promises 4, and 1e-4 of that has to come.
    Objective overshooting = Objectives.oneDimensional(w -> w * w, w -> 2 * w, w -> 1.00001);

    minimize(overshooting, 1);

    assertThat(heard.get(1).step()).isEqualTo(0.5);
  }

  private Optimum minimize(Objective objective, double... start) throws IOException {
    return new Newton().minimize(objective, start, TIGHT, heard::add);
  }
}
