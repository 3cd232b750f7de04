package io.pulsemill.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.TrainingPlan;
import io.pulsemill.optimize.OptimizerKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final long BILLION = 1_000_000_000;
  private static final int STAR = Integer.MAX_VALUE;

  private static TrainingPlan training(long rows, int features, int classes) {
    return new TrainingPlan(rows, 0.7, features, classes, OptimizerKind.NEWTON, 100);
  }

  private static Plan plan(PlannedTraining training) {
    return new Plan(MadeRuns.tradeoff(), training);
  }

  private static Plan usual() {
    return plan(PlannedTraining.usual(training(BILLION, 7, 3)));
  }

  private static Plan failing(double failures) {
    return plan(new PlannedTraining(training(BILLION, 7, 3), 4, null, 1.0, null, 10, failures, 0));
  }

  /** Of sums of 10 MB, and hardly any row. */
  private static Plan wide(int fanIn) {
    TrainingPlan few = new TrainingPlan(BILLION, 1e-8, 100, 10, OptimizerKind.NEWTON, 100);
    return plan(new PlannedTraining(few, 4, null, 1.0, null, 10, 0, fanIn));
  }

  @Test
  void moreWorkersAreFaster() {
    Plan plan = usual();
    for (EngineKind engine : List.of(EngineKind.JOBS, EngineKind.RESIDENT, EngineKind.FUSED)) {
      assertThat(plan.simulate(engine, 100).seconds())
          .as(engine.key())
          .isLessThan(plan.simulate(engine, 10).seconds() / 2);
    }
  }

  @Test
  void theSamePlanIsTheSameToTheBit() {
    String one = new PlanText(usual(), List.of(EngineKind.RESIDENT), List.of(10, 40)).text();
    String other = new PlanText(usual(), List.of(EngineKind.RESIDENT), List.of(10, 40)).text();
    assertThat(one).isEqualTo(other);
  }

  @Test
  void whatNeedsNoStartAndNoReadingIsFasterThanWhatDoes() {
    Plan plan = usual();
    double jobs = plan.simulate(EngineKind.JOBS, 100).seconds();
    double resident = plan.simulate(EngineKind.RESIDENT, 100).seconds();
    double fused = plan.simulate(EngineKind.FUSED, 100).seconds();
    assertThat(fused).isLessThan(resident);
    assertThat(resident).isLessThan(jobs);
  }

  @Test
  void aTreeBeatsAStarWhereSumsAreLarge() {
    double star = wide(STAR).simulate(EngineKind.FUSED, 200).medianPass();
    double tree = wide(0).simulate(EngineKind.FUSED, 200).medianPass();
    assertThat(tree).isLessThan(star / 2);
  }

  @Test
  void whatWaitsForTask0IsLessInATree() {
    Planned star = wide(STAR).simulate(EngineKind.FUSED, 200);
    Planned tree = wide(0).simulate(EngineKind.FUSED, 200);
    assertThat(star.depth()).isEqualTo(1);
    assertThat(tree.depth()).isGreaterThan(1);
    assertThat(tree.mostBytes()).isLessThan(star.mostBytes() / 2);
  }

  @Test
  void workersThatAreLostCostTime() {
    Planned without = failing(0).simulate(EngineKind.RESIDENT, 100);
    Planned failing = failing(10).simulate(EngineKind.RESIDENT, 100);
    assertThat(failing.failures()).isPositive();
    assertThat(failing.seconds()).isGreaterThan(without.seconds() + 60);
    assertThat(without.seconds(Planned.Part.FAILURES)).isZero();
    double more = failing.seconds() - without.seconds();
    assertThat(failing.seconds(Planned.Part.FAILURES)).isCloseTo(more, withinPercentage(15));
  }

  @Test
  void thereAreNoMoreTasksThanRowGroups() {
    Plan small = plan(PlannedTraining.usual(training(300_000, 7, 3)));
    assertThat(small.tasks(100)).isEqualTo(3);
    assertThat(usual().tasks(100)).isEqualTo(100);
  }

  @Test
  void workersThatHaveNothingToDoDrawNothing() {
    Plan small = plan(PlannedTraining.usual(training(300_000, 7, 3)));
    assertThat(small.simulate(EngineKind.RESIDENT, 1000).seconds())
        .isEqualTo(small.simulate(EngineKind.RESIDENT, 3).seconds());
  }

  @Test
  void theTableSaysUpToHowManyWorkersAreWorthIt() {
    PlanText text = new PlanText(usual(), List.of(EngineKind.RESIDENT), List.of(10, 100, 5000));
    assertThat(text.text())
        .contains("resident: up to 100 workers, more bring at least half of what they could");
    assertThat(new PlanText(usual(), List.of(EngineKind.RESIDENT), List.of(10)).text())
        .doesNotContain("bring at least");
  }
}
