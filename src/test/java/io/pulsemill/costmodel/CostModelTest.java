package io.pulsemill.costmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.optimize.OptimizerKind;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Costs from runs. */
class CostModelTest {
  private static final Map<CostTerm, Double> LOCAL =
      Map.of(
          CostTerm.START, 1.2,
          CostTerm.READ_VALUE, 3e-7,
          CostTerm.PASS, 0.001,
          CostTerm.MULTIPLY_ADD, 2e-9);

  @Test
  void knownCostsAreFoundAgain() {
    EngineCosts costs = fit(SyntheticRuns.of(EngineKind.LOCAL, LOCAL, () -> 1));
    LOCAL.forEach(
        (term, cost) ->
            assertThat(costs.costs().get(term))
                .as(term.key())
                .isCloseTo(cost, within(1e-6 * cost)));
  }

  @Test
  void workIsCountedByHand() {
    Workload newton =
        Workload.of(
            SyntheticRuns.run(EngineKind.LOCAL, OptimizerKind.NEWTON, 15_000, 2, 1),
            SyntheticRuns.TABLE,
            1);
    // 2 · 3 · 8 = 48, 3 exponentials of 150, and 6 pairs of classes × 36 pairs of columns = 216
    assertThat(newton.shape().multiplyAdds()).isEqualTo(714);
    assertThat(CostTerm.MULTIPLY_ADD.amount(newton)).isEqualTo(5.0 * 10_500 * 714 / 2);
    assertThat(CostTerm.READ_VALUE.amount(newton)).isEqualTo(15_000 * 8.0); // not by the threads
    Workload jobs =
        Workload.of(
            SyntheticRuns.run(EngineKind.JOBS, OptimizerKind.LBFGS, 15_000, 2, 1),
            SyntheticRuns.TABLE,
            2);
    assertThat(CostTerm.TASK.amount(jobs)).isEqualTo(97); // one on each worker
    assertThat(CostTerm.PASS.amount(jobs)).isEqualTo(97); // and the statistics
    assertThat(CostTerm.READ_VALUE.amount(jobs)).isEqualTo(97 * 15_000 * 8.0 / 2);
  }

  @Test
  void noCostIsNegative() {
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      List<MeasuredRun> runs =
          SyntheticRuns.of(EngineKind.RESIDENT, LOCAL, () -> 0.2 + 2 * random.nextDouble());
      assertThat(
              CostModel.fit(SyntheticRuns.TABLE, 1, runs).get(EngineKind.RESIDENT).costs().values())
          .allSatisfy(cost -> assertThat(cost).isNotNegative());
    }
  }

  @Test
  void anEngineWithoutRunsHasNoCosts() {
    assertThat(
            CostModel.fit(
                SyntheticRuns.TABLE, 1, SyntheticRuns.of(EngineKind.LOCAL, LOCAL, () -> 1)))
        .containsOnlyKeys(EngineKind.LOCAL);
  }

  @Test
  void sizesLeftOutAreForetold() {
    Random random = new Random(7);
    List<MeasuredRun> runs =
        Stream.of(EngineKind.LOCAL, EngineKind.JOBS)
            .flatMap(
                engine ->
                    SyntheticRuns.of(engine, LOCAL, () -> 1 + 0.05 * random.nextGaussian())
                        .stream())
            .toList();
    Map<EngineKind, ModelError> errors = CrossValidation.errors(SyntheticRuns.TABLE, 1, runs);
    assertThat(errors).containsOnlyKeys(EngineKind.LOCAL, EngineKind.JOBS);
    assertThat(errors.get(EngineKind.LOCAL).leftOutMedian()).isBetween(1e-4, 0.2);
    assertThat(errors.get(EngineKind.LOCAL).runs()).isEqualTo(18);
  }

  @Test
  void withoutNoiseNothingIsOff() {
    List<MeasuredRun> runs =
        SyntheticRuns.of(
            EngineKind.LOCAL, Map.of(CostTerm.START, 1.0, CostTerm.MULTIPLY_ADD, 2e-9), () -> 1);
    ModelError error = CrossValidation.errors(SyntheticRuns.TABLE, 1, runs).get(EngineKind.LOCAL);
    assertThat(error.leftOutWorst()).isLessThan(1e-6);
  }

  @Test
  void oneSizeIsNotCarriedToOthers() {
    List<MeasuredRun> runs = SyntheticRuns.of(EngineKind.LOCAL, LOCAL, () -> 1);
    FittedModel all = FittedModel.of(new Machines(2, true, 1, 2), SyntheticRuns.TABLE, runs);
    assertThat(all.predictions()).hasSize(3);
    List<MeasuredRun> one = runs.stream().filter(run -> run.rows() == 15_000).toList();
    FittedModel few = FittedModel.of(new Machines(2, true, 1, 2), SyntheticRuns.TABLE, one);
    assertThat(few.engines()).containsKey(EngineKind.LOCAL);
    assertThat(few.predictions()).isEmpty();
    assertThat(few.breakEven()).isEmpty();
  }

  private static EngineCosts fit(List<MeasuredRun> runs) {
    return CostModel.fit(SyntheticRuns.TABLE, 1, runs).get(EngineKind.LOCAL);
  }
}
