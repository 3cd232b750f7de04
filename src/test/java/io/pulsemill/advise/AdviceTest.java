package io.pulsemill.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.LocalRunner;
import io.pulsemill.costmodel.BreakEven;
import io.pulsemill.costmodel.CostTerm;
import io.pulsemill.costmodel.EngineCosts;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.ModelError;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.job.SmallTable;
import io.pulsemill.table.FeatureTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {
  /** Of 3 values each: the 10 s by which the others start later are read in 3,333,333 rows. */
  private static final EngineCosts LOCAL =
      new EngineCosts(Map.of(CostTerm.START, 10.0, CostTerm.READ_VALUE, 1e-6));

  private static final EngineCosts RESIDENT = HandCosts.costs(20, 0);

  @TempDir private Path folder;
  private Configuration conf;
  private FeatureTable table;

  @BeforeEach
  void writeTable() throws IOException {
    conf = LocalRunner.configuration(folder.resolve("scratch"));
    table = SmallTable.write(conf, folder);
  }

  @Test
  void theFirstLineNamesTheFastestEngineAndTheNext() {
    assertThat(text(Map.of(EngineKind.LOCAL, LOCAL, EngineKind.RESIDENT, RESIDENT)))
        .startsWith(
            "Use --engine local for these 40 rows of 2 features: it is predicted to take 10.0 s;"
                + " the next fastest, resident, 20.0 s.\n");
  }

  @Test
  void theOnlyEngineIsSaidToBeThat() {
    assertThat(text(Map.of(EngineKind.RESIDENT, RESIDENT)))
        .startsWith(
            "Use --engine resident for these 40 rows of 2 features:"
                + " it is the only engine with a prediction, 20.0 s.\n");
  }

  @Test
  void anUberJobIsAdvisedByTheNameThatUsersHaveForIt() {
    assertThat(text(Map.of(EngineKind.JOBS_UBER, HandCosts.costs(5, 0))))
        .startsWith("Use --engine jobs for ");
  }

  @Test
  void fusedTakesWhatResidentDoesButStartTasksAndReading() {
    EngineCosts resident =
        new EngineCosts(
            Map.of(
                CostTerm.START, 20.0,
                CostTerm.TASK, 3.0,
                CostTerm.READ_VALUE, 1e-2,
                CostTerm.PASS, 0.5,
                CostTerm.MULTIPLY_ADD, 1e-4));

    // 5 passes; of 28 rows that train a pass takes 2 · 2 · 3 + 150 · 2 multiply-adds and the
    // Hessian.
    assertThat(text(Map.of(EngineKind.RESIDENT, resident)))
        .contains("one job): 7.1 s beside the features: passes 2.5, work 4.6\n");
    assertThat(text(Map.of(EngineKind.LOCAL, LOCAL))).doesNotContain("fused");
  }

  @Test
  void aHundredSecondsAndMoreHaveNoTenths() {
    assertThat(text(Map.of(EngineKind.LOCAL, HandCosts.costs(12_345.4, 0)))).contains("12,345 s.");
  }

  @Test
  void aPredictionIsSplitIntoStartPassesAndWork() {
    EngineCosts costs =
        new EngineCosts(
            Map.of(CostTerm.START, 10.0, CostTerm.PASS, 0.5, CostTerm.READ_VALUE, 0.01));
    assertThat(text(Map.of(EngineKind.LOCAL, costs))) // 40 rows of 3 values: 1.2 s
        .containsPattern("(?m)^local +13\\.7 +10\\.0 +2\\.5 +1\\.2 +\\d+ +unknown$");
  }

  @Test
  void theErrorIsTheMedianOfSizesThatWereLeftOut() {
    Tradeoff costs =
        HandCosts.of(
            Map.of(EngineKind.LOCAL, LOCAL),
            Map.of(EngineKind.LOCAL, new ModelError(0.126, 0.9, 3)));
    assertThat(advice(costs, EnumSet.noneOf(EngineKind.class)).text())
        .containsPattern("(?m)^local .* 13 %$");
  }

  @Test
  void whatWasNotMeasuredOrWasExcludedIsNamedWithTheReason() {
    Map<EngineKind, EngineCosts> costs =
        Map.of(EngineKind.LOCAL, LOCAL, EngineKind.RESIDENT, RESIDENT);
    assertThat(advice(HandCosts.of(costs), EnumSet.of(EngineKind.RESIDENT)).text())
        .contains(
            "\njobs-uber: no prediction (not measured)\n",
            "\nresident: no prediction (excluded by --without)\n");
  }

  @Test
  void theAssumptionsAreOnOneLine() {
    assertThat(text(Map.of(EngineKind.LOCAL, LOCAL)))
        .contains(
            "\n5 passes of newton; 2 classes, as measured; cluster: three workers; local keeps the"
                + " rows in memory; errors are for machines like those measured\n");
  }

  @Test
  void uberJobsAreSaidToBeSuch() {
    assertThat(text(Map.of(EngineKind.JOBS_UBER, HandCosts.JOBS)))
        .contains("; cluster: three workers; jobs of this size run as uber jobs; local ");
  }

  @Test
  void breakEvensEndTheText() {
    assertThat(text(Map.of(EngineKind.LOCAL, LOCAL, EngineKind.RESIDENT, RESIDENT)))
        .endsWith(
            """

            break-even (newton, 3 workers)
            resident beats local from about 3.33 million rows (predicted, not measured)
            """);
  }

  @Test
  void anEngineWithoutAPredictionHasNoBreakEven() {
    Map<EngineKind, EngineCosts> costs =
        Map.of(EngineKind.LOCAL, LOCAL, EngineKind.RESIDENT, RESIDENT);
    assertThat(advice(HandCosts.of(costs), EnumSet.of(EngineKind.RESIDENT)).text())
        .endsWith("\nbreak-even (newton, 3 workers)\n");
    assertThat(advice(HandCosts.of(costs), EnumSet.of(EngineKind.LOCAL)).text())
        .endsWith("\nbreak-even (newton, 3 workers)\n");
  }

  @Test
  void withoutAnyEngineTheReasonsAreTheError() {
    Advice advice =
        advice(
            HandCosts.of(Map.of(EngineKind.LOCAL, LOCAL, EngineKind.RESIDENT, RESIDENT)),
            EnumSet.allOf(EngineKind.class));
    assertThatThrownBy(advice::text)
        .isInstanceOf(InputException.class)
        .hasMessage(
            "No engine is left to advise: local (excluded by --without);"
                + " jobs-uber (not measured); resident (excluded by --without)");
  }

  @Test
  void aMeasuredBreakEvenIsGivenToTheRow() {
    assertThat(Advice.line(new BreakEven(EngineKind.LOCAL, EngineKind.RESIDENT, 2, 62_543L, true)))
        .isEqualTo("resident beats local from 62,543 rows (measured)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "101 | 101",
        "123456 | 123,000",
        "62543210 | 62.5 million",
        "70000000 | 70 million",
        "999999999 | 1 billion",
        "1234567890 | 1.23 billion"
      })
  void aPredictedBreakEvenHasThreeDigits(long rows, String shown) {
    assertThat(Advice.line(new BreakEven(EngineKind.JOBS, EngineKind.RESIDENT, 2, rows, false)))
        .isEqualTo("resident beats jobs from about " + shown + " rows (predicted, not measured)");
  }

  @Test
  void withoutABreakEvenTheOtherDoesNotBeatTheOne() {
    assertThat(Advice.line(new BreakEven(EngineKind.LOCAL, EngineKind.JOBS, 2, null, false)))
        .isEqualTo("jobs does not beat local up to 10^12 rows (predicted, not measured)");
  }

  @Test
  void anEngineThatIsAlwaysFasterIsSoFromTheFirstRow() {
    assertThat(Advice.line(new BreakEven(EngineKind.LOCAL, EngineKind.RESIDENT, 2, 100L, false)))
        .isEqualTo("resident beats local from the first row (predicted, not measured)");
  }

  @Test
  void uberJobsBeatOthersOnlyUpToABlock() {
    assertThat(Advice.line(new BreakEven(EngineKind.LOCAL, EngineKind.JOBS_UBER, 2, 100L, false)))
        .isEqualTo(
            "jobs-uber beats local from the first row up to a block of input"
                + " (predicted, not measured)");
  }

  private String text(Map<EngineKind, EngineCosts> costs) {
    return advice(HandCosts.of(costs), EnumSet.noneOf(EngineKind.class)).text();
  }

  private Advice advice(Tradeoff costs, EnumSet<EngineKind> without) {
    Forecast forecast =
        new Forecast(conf, table, HandCosts.settings(table, OptimizerChoice.AUTO, 100), costs, true)
            .local()
            .cluster(3)
            .without(without);
    return new Advice(costs, forecast, table, "three workers", 3);
  }
}
