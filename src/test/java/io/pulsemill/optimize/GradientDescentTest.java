package io.pulsemill.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientDescentTest {
  private static final Stopping TIGHT = new Stopping(1e-8, 10_000);

  private final List<Iteration> heard = new ArrayList<>();

  @Test
  void stepsByTheGradientOverL() throws IOException {
    // ½·4·(w−1)² from 0: gradient −4, so with L = 8 the first step leads to 0.5.
    new GradientDescent(8)
        .minimize(Objectives.quadratic(0, 4), new double[1], new Stopping(0, 1), heard::add);

    assertThat(heard.get(1)).isEqualTo(new Iteration(1, 0.5, 2, 0.125));
  }

  @Test
  void needsOneEvaluationAnIteration() throws IOException {
    CountingObjective objective = new CountingObjective(Objectives.quadratic(1, 4, 1));

    Optimum optimum = minimize(4, objective, 0, 0);

    assertThat(objective.calls(Derivatives.GRADIENT)).isEqualTo(optimum.iterations() + 1);
  }

  @Test
  void findsThePublishedFitOfALogisticRegression() throws IOException {
    // ¼ Σ (1 + hours²) bounds the Hessian's largest eigenvalue: 20 rows, Σ hours² = 198.6.
    Optimum optimum = minimize(55, Objectives.studyHours(), 0, 0);

    assertThat(optimum.weights()).containsExactly(new double[] {-4.0777, 1.5046}, within(5e-5));
    assertThat(optimum.stop()).isEqualTo(StopReason.GRADIENT_SMALL);
  }

  @Test
  void keepsTheHalvedStepWhereLWasTooSmall() throws IOException {
    // True L is 4: a step of 2/3 leads up along the first axis, 1/3 shrinks its error to a third.
    CountingObjective objective = new CountingObjective(Objectives.quadratic(0, 4, 1));

    Optimum optimum = minimize(1.5, objective, 0, 0);

    assertThat(heard.subList(1, heard.size()))
        .allSatisfy(i -> assertThat(i.step()).isEqualTo(1 / 1.5 / 2));
    assertThat(objective.calls()).isEqualTo(optimum.iterations() + 1 + 1);
  }

  @Test
  void halvesTheStepWhereTheLossIsInfinite() throws IOException {
    Optimum optimum = minimize(0.01, Objectives.barrier(), 3);

    assertThat(optimum.weights()[0]).isCloseTo(1, within(1e-7));
  }

  @Test
  void stopsAsLevelWhereNoiseHidesTheRest() throws IOException {
    Objective noisy = Objectives.noisy(Objectives.quadratic(1, 4, 1), 1e-12);

    Optimum optimum =
        new GradientDescent(4).minimize(noisy, new double[2], new Stopping(0, 10_000), heard::add);

    assertThat(optimum.stop()).isEqualTo(StopReason.LOSS_FLAT);
    assertThat(optimum.evaluation().gradientNorm()).isLessThan(1e-11);
  }

  @Test
  void stopsAtTheIterationLimit() throws IOException {
    Optimum optimum =
        new GradientDescent(4)
            .minimize(Objectives.quadratic(0, 4, 1), new double[2], new Stopping(0, 7), heard::add);

    assertThat(optimum.stop()).isEqualTo(StopReason.MAX_ITERATIONS);
    assertThat(optimum.iterations()).isEqualTo(7);
  }

  @Test
  void refusesALipschitzConstantThatIsNotPositive() {
    assertThatThrownBy(() -> new GradientDescent(0)).hasMessageContaining("positive");
    assertThatThrownBy(() -> new GradientDescent(Double.NaN)).hasMessageContaining("NaN");
  }

  private Optimum minimize(double lipschitz, Objective objective, double... start)
      throws IOException {
    return new GradientDescent(lipschitz).minimize(objective, start, TIGHT, heard::add);
  }
}
