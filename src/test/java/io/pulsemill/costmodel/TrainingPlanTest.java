package io.pulsemill.costmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.optimize.OptimizerKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Which engine the model speaks for, by costs like those of two cores and two workers. */
class TrainingPlanTest {
  private final Tradeoff costs = byHand();

  @Test
  void fewRowsAreForOneJvm() {
    assertThat(seconds(EngineKind.LOCAL, newton(150_000), 2, true))
        .isLessThan(seconds(EngineKind.RESIDENT, newton(150_000), 4, true));
    assertThat(seconds(EngineKind.RESIDENT, newton(150_000), 4, true))
        .isLessThan(seconds(EngineKind.JOBS, newton(150_000), 4, true));
  }

  @Test
  void rowsBeyondAnyJvmAreForTasksThatStay() {
    TrainingPlan many = newton(1_000_000_000);
    assertThat(seconds(EngineKind.RESIDENT, many, 1000, true))
        .isLessThan(seconds(EngineKind.JOBS, many, 1000, true));
    assertThat(seconds(EngineKind.JOBS, many, 1000, true))
        .isLessThan(seconds(EngineKind.LOCAL, many, 4, false));
  }

  @Test
  void manyPassesSpeakAgainstJobs() {
    TrainingPlan lbfgs = new TrainingPlan(150_000, 0.7, 7, 3, OptimizerKind.LBFGS, 100);
    assertThat(seconds(EngineKind.JOBS, lbfgs, 4, true))
        .isGreaterThan(20 * seconds(EngineKind.RESIDENT, lbfgs, 4, true));
  }

  @Test
  void passesAreThoseOfTheNearestSizeWithinTheLimit() {
    assertThat(newton(2_000).passes(costs.runs())).isEqualTo(12);
    assertThat(newton(1_000_000).passes(costs.runs())).isEqualTo(4);
    assertThat(new TrainingPlan(2_000, 0.7, 7, 3, OptimizerKind.NEWTON, 2).passes(costs.runs()))
        .isEqualTo(3);
  }

  @Test
  void noMoreTasksThanRowGroupsAndReadsWithEachPassBeyondMemory() {
    Workload resident = newton(300_000).on(EngineKind.RESIDENT, costs.runs(), 100, 50, true, false);
    assertThat(resident.parallelism()).isEqualTo(3);
    Workload local = newton(300_000).on(EngineKind.LOCAL, costs.runs(), 2, 1, false, false);
    assertThat(local.reads()).isEqualTo(5); // the statistics, and four passes
  }

  private double seconds(EngineKind engine, TrainingPlan plan, int parallelism, boolean keeps) {
    return costs
        .model()
        .engines()
        .get(engine)
        .seconds(plan.on(engine, costs.runs(), parallelism, (parallelism + 1) / 2, keeps, false));
  }

  private static TrainingPlan newton(long rows) {
    return TrainingPlan.usual(SyntheticRuns.TABLE, rows);
  }

  private static Tradeoff byHand() {
    try (InputStream in = TrainingPlanTest.class.getResourceAsStream("by-hand.json")) {
      return TradeoffJson.read(
          new String(in.readAllBytes(), StandardCharsets.UTF_8), "by-hand.json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
