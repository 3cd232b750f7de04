package io.pulsemill.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.LocalRunner;
import io.pulsemill.costmodel.CostTerm;
import io.pulsemill.costmodel.EngineCosts;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.job.SmallTable;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seconds by hand: 5 passes of Newton's method, over a table of one task. */
class ForecastTest {
  private static final double ROUNDING = 1e-12;
  private static final Map<EngineKind, EngineCosts> ALL =
      Map.of(
          EngineKind.LOCAL, HandCosts.LOCAL,
          EngineKind.JOBS_UBER, HandCosts.JOBS,
          EngineKind.RESIDENT, HandCosts.RESIDENT);

  @TempDir private Path folder;
  private Configuration conf;
  private FeatureTable table;

  @BeforeEach
  void writeTable() throws IOException {
    conf = LocalRunner.configuration(folder.resolve("scratch"));
    table = SmallTable.write(conf, folder);
  }

  @Test
  void localTakesItsStartAndItsPasses() {
    assertThat(forecast(ALL, true).local().seconds(EngineKind.LOCAL))
        .isEqualTo(10 + 5 * 0.5, within(ROUNDING));
  }

  @Test
  void jobsTakeAJobMoreForStatisticsThatAreNotKnown() {
    assertThat(forecast(ALL, true).cluster(2).seconds(EngineKind.JOBS_UBER))
        .isEqualTo(2 + 5 * 3, within(ROUNDING));
    assertThat(forecast(ALL, false).cluster(2).seconds(EngineKind.JOBS_UBER))
        .isEqualTo(2 + 6 * 3, within(ROUNDING));
  }

  @Test
  void residentTasksTakeNoPassMoreForStatistics() {
    assertThat(forecast(ALL, false).cluster(2).seconds(EngineKind.RESIDENT))
        .isEqualTo(20 + 5 * 0.5, within(ROUNDING));
  }

  @Test
  void secondsOfATermAreThoseOfThatTermAlone() {
    Forecast forecast = forecast(ALL, true).local();
    assertThat(forecast.seconds(EngineKind.LOCAL, CostTerm.START)).isEqualTo(10);
    assertThat(forecast.seconds(EngineKind.LOCAL, CostTerm.PASS)).isEqualTo(2.5, within(ROUNDING));
    assertThat(forecast.seconds(EngineKind.LOCAL, CostTerm.MULTIPLY_ADD)).isZero();
  }

  @Test
  void moreWorkersShareTheStartsOfTasks() {
    EngineCosts eachTask = new EngineCosts(Map.of(CostTerm.TASK, 8.0));
    Map<EngineKind, EngineCosts> costs = Map.of(EngineKind.RESIDENT, eachTask);
    assertThat(forecast(costs, true).cluster(1).seconds(EngineKind.RESIDENT)).isEqualTo(8);
    assertThat(forecast(costs, true).cluster(4).seconds(EngineKind.RESIDENT)).isEqualTo(2);
  }

  @Test
  void jobsStartTheirTasksWithEachPass() {
    conf.setLong("mapreduce.job.ubertask.maxbytes", 1);
    EngineCosts eachTask = new EngineCosts(Map.of(CostTerm.TASK, 8.0));
    assertThat(
            forecast(Map.of(EngineKind.JOBS, eachTask), true).cluster(4).seconds(EngineKind.JOBS))
        .isEqualTo(5 * 8 / 4.0);
  }

  @Test
  void aTableOfAnUberJobIsPredictedAsOne() {
    assertThat(forecast(ALL, true).cluster(2).engines())
        .containsExactly(EngineKind.JOBS_UBER, EngineKind.RESIDENT);
  }

  @Test
  void aTableBeyondAnUberJobIsPredictedInContainers() {
    conf.setLong("mapreduce.job.ubertask.maxbytes", 1);
    Map<EngineKind, EngineCosts> costs =
        Map.of(EngineKind.JOBS, HandCosts.JOBS, EngineKind.JOBS_UBER, HandCosts.JOBS);
    assertThat(forecast(costs, true).cluster(2).engines()).containsExactly(EngineKind.JOBS);
  }

  @Test
  void theClusterHereHasBothOfItsEngines() throws IOException {
    assertThat(forecast(ALL, true).cluster(1, RowChoice.TEST).engines())
        .containsExactly(EngineKind.JOBS_UBER, EngineKind.RESIDENT);
  }

  @Test
  void theIterationLimitLimitsThePasses() {
    Forecast limited =
        new Forecast(
            conf,
            table,
            HandCosts.settings(table, OptimizerChoice.AUTO, 2),
            HandCosts.of(ALL),
            true);
    assertThat(limited.local().seconds(EngineKind.LOCAL)).isEqualTo(10 + 3 * 0.5, within(ROUNDING));
  }

  @Test
  void theOptimizerAskedForDecidesThePasses() {
    Forecast lbfgs =
        new Forecast(
            conf,
            table,
            HandCosts.settings(table, OptimizerChoice.LBFGS, 1_000),
            HandCosts.of(ALL),
            true);
    assertThat(lbfgs.local().seconds(EngineKind.LOCAL)).isEqualTo(10 + 100 * 0.5, within(ROUNDING));
  }

  @Test
  void localIsChosenWhereItTakesTheFewestSeconds() { // 12.5, 17 and 22.5
    assertThat(forecast(ALL, true).local().cluster(2).fastest()).contains(EngineKind.LOCAL);
  }

  @Test
  void jobsAreChosenWhereTheyTakeTheFewestSeconds() { // 32.5, 17 and 22.5
    Map<EngineKind, EngineCosts> costs = with(EngineKind.LOCAL, HandCosts.costs(30, 0.5));
    assertThat(forecast(costs, true).local().cluster(2).fastest()).contains(EngineKind.JOBS_UBER);
  }

  @Test
  void residentIsChosenWhereItTakesTheFewestSeconds() { // 12.5, 17 and 6.5
    Map<EngineKind, EngineCosts> costs = with(EngineKind.RESIDENT, HandCosts.costs(4, 0.5));
    assertThat(forecast(costs, true).local().cluster(2).fastest()).contains(EngineKind.RESIDENT);
  }

  @Test
  void statisticsThatAreNotKnownCanTurnTheChoice() { // jobs: 17 or 20, local: 18.5
    Map<EngineKind, EngineCosts> costs = with(EngineKind.LOCAL, HandCosts.costs(16, 0.5));
    assertThat(forecast(costs, true).local().cluster(2).fastest()).contains(EngineKind.JOBS_UBER);
    assertThat(forecast(costs, false).local().cluster(2).fastest()).contains(EngineKind.LOCAL);
  }

  @Test
  void anExcludedEngineIsNotChosenAndTheReasonIsKept() {
    Forecast forecast =
        forecast(ALL, true).local().cluster(2).without(EnumSet.of(EngineKind.LOCAL));
    assertThat(forecast.fastest()).contains(EngineKind.JOBS_UBER);
    assertThat(forecast.missing())
        .containsExactly(Map.entry(EngineKind.LOCAL, "excluded by --without"));
  }

  @Test
  void anExcludedEngineThatWasNoCandidateIsNotMissed() {
    Forecast forecast = forecast(ALL, true).local().without(EnumSet.of(EngineKind.RESIDENT));
    assertThat(forecast.missing()).isEmpty();
  }

  @Test
  void anEngineThatWasNotMeasuredHasNoPrediction() {
    Forecast forecast =
        forecast(Map.of(EngineKind.LOCAL, HandCosts.LOCAL), true).local().cluster(2);
    assertThat(forecast.engines()).containsExactly(EngineKind.LOCAL);
    assertThat(forecast.missing())
        .isEqualTo(
            Map.of(
                EngineKind.JOBS_UBER, "not measured",
                EngineKind.RESIDENT, "not measured"));
  }

  @Test
  void withoutAnyEngineNoneIsChosen() {
    assertThat(forecast(ALL, true).local().without(Set.of(EngineKind.LOCAL)).fastest()).isEmpty();
  }

  private Forecast forecast(Map<EngineKind, EngineCosts> costs, boolean statisticsKnown) {
    return new Forecast(
        conf,
        table,
        HandCosts.settings(table, OptimizerChoice.AUTO, 100),
        HandCosts.of(costs),
        statisticsKnown);
  }

  private static Map<EngineKind, EngineCosts> with(EngineKind engine, EngineCosts costs) {
    Map<EngineKind, EngineCosts> changed = new EnumMap<>(ALL);
    changed.put(engine, costs);
    return changed;
  }
}
