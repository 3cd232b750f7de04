package io.pulsemill.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.InputException;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.MeasuredRun;
import io.pulsemill.costmodel.Tradeoff;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Runs of tasks that shared two cores, of costs that are known. */
class CostsFitTest {
  private static final double ONE_PERCENT = 0.01;

  @Test
  void itFindsTheCostsThatMadeTheRuns() {
    Costs costs = CostsFit.of(MadeRuns.tradeoff(), MadeRuns.CORES);
    Costs.JobCosts job = costs.job();
    assertThat(job.startSeconds()).isCloseTo(0.5, within(ONE_PERCENT));
    assertThat(job.startWork()).isCloseTo(2.4, within(ONE_PERCENT));
    assertThat(job.taskWork()).isCloseTo(0.8, within(ONE_PERCENT));
    assertThat(job.valueWork() * 1e9).isCloseTo(100, within(1.0));
    assertThat(job.onceSeconds()).isCloseTo(0.2, within(ONE_PERCENT));
    assertThat(job.warmWork()).isCloseTo(0.3, within(ONE_PERCENT));
    assertThat(job.multiplyAdd() * 1e12).isCloseTo(300, within(1.0));
    assertThat(costs.pilot()).isEqualTo(0.4);
    assertThat(costs.unevenness()).isLessThan(ONE_PERCENT);
    assertThat(costs.alone()).isCloseTo(MadeRuns.ALONE, within(1e-9));
  }

  @Test
  void ofRunsThatTookAllCoresNothingIsKnownOfOneAlone() {
    List<MeasuredRun> wide =
        MadeRuns.runs().stream().filter(run -> run.parallelism() >= MadeRuns.CORES).toList();
    assertThat(CostsFit.of(MadeRuns.tradeoff(wide), MadeRuns.CORES).alone()).isEqualTo(1);
  }

  @Test
  void aJobOfEachPassHasTheSameCosts() {
    Costs.JobCosts pass = CostsFit.of(MadeRuns.tradeoff(), MadeRuns.CORES).pass();
    assertThat(pass.startWork()).isCloseTo(2.4, within(ONE_PERCENT));
    assertThat(pass.submit().median()).isCloseTo(0.7, within(ONE_PERCENT));
    assertThat(pass.reduceSeconds()).isCloseTo(1.5, within(ONE_PERCENT));
  }

  @Test
  void aSimulationOfARunTakesAsLongAsTheRun() {
    Costs costs = CostsFit.of(MadeRuns.tradeoff(), MadeRuns.CORES);
    for (MeasuredRun run : MadeRuns.runs()) {
      Scenario scenario = MadeRuns.scenario(run);
      Planned planned =
          run.engine() == EngineKind.JOBS
              ? JobsSimulation.jobs(scenario, costs)
              : ResidentSimulation.resident(scenario, costs);
      assertThat(planned.seconds() / run.seconds())
          .as("%s by %d", run.engine(), run.parallelism())
          .isBetween(0.95, 1.05);
    }
  }

  @Test
  void withoutRunsOfAnEngineThereIsNoPlan() {
    Tradeoff jobsAlone =
        MadeRuns.tradeoff(
            MadeRuns.runs().stream().filter(run -> run.engine() == EngineKind.JOBS).toList());
    assertThatThrownBy(() -> CostsFit.of(jobsAlone, MadeRuns.CORES))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no run by resident");
    assertThat(Plan.possible(jobsAlone)).isFalse();
    assertThat(Plan.possible(MadeRuns.tradeoff())).isTrue();
  }

  @Test
  void withoutLongRunsAllPassesTakeTheSame() {
    assertThat(CostsFit.of(MadeRuns.tradeoff(), MadeRuns.CORES).delay().median()).isZero();
  }

  @Test
  void runsThatDoNotShowWhatARowCostsAreRefused() {
    Tradeoff idle = MadeRuns.tradeoff(MadeRuns.runs().stream().map(MadeRuns::withoutWork).toList());
    assertThatThrownBy(() -> CostsFit.of(idle, MadeRuns.CORES))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("do not show what a row costs");
    assertThat(Plan.possible(idle)).isFalse();
  }

  @Test
  void delaysAreThoseOfTheLongestRun() {
    List<MeasuredRun> runs = new ArrayList<>(MadeRuns.runs());
    runs.add(MadeRuns.withPasses(runs.get(0), 0.1, 0.1, 0.1, 0.3));
    Draws delays = CostsFit.of(MadeRuns.tradeoff(runs), MadeRuns.CORES).delay();
    SplittableRandom random = new SplittableRandom(1);
    double[] drawn = IntStream.range(0, 1000).mapToDouble(i -> delays.draw(random)).toArray();
    assertThat(Arrays.stream(drawn).max().orElseThrow()).isCloseTo(0.2, within(1e-9));
    assertThat(Arrays.stream(drawn).average().orElseThrow()).isCloseTo(0.05, within(0.01));
  }
}
