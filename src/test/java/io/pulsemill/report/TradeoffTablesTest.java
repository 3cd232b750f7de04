package io.pulsemill.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.FittedModel;
import io.pulsemill.costmodel.Machines;
import io.pulsemill.costmodel.MeasuredRun;
import io.pulsemill.costmodel.MeasuredTable;
import io.pulsemill.costmodel.ModelError;
import io.pulsemill.costmodel.Prediction;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.measure.TradeoffText;
import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.optimize.StopReason;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseTimes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TradeoffTablesTest {
  private static final FittedModel MODEL =
      new FittedModel(
          Map.of(),
          Map.of(EngineKind.LOCAL, new ModelError(0.0249, 0.126, 6)),
          List.of(),
          List.of(
              new Prediction(2, 1_000_000, Map.of(EngineKind.LOCAL, 1234.56)),
              new Prediction(10, 1_000, Map.of(EngineKind.RESIDENT, 4.5))));

  private static final FittedModel ONE_SIZE =
      new FittedModel(Map.of(), MODEL.errors(), List.of(), List.of());

  @Test
  void anEngineWithoutAPredictionHasADash() {
    Table table = TradeoffTables.predictions(MODEL);
    assertThat(table.heads()).containsExactly("workers", "rows", "local", "resident");
    assertThat(table.rows())
        .containsExactly(List.of("2", "1,000,000", "1,235", "–"), List.of("10", "1,000", "–", "5"));
  }

  @Test
  void errorsAreWholePercent() {
    assertThat(TradeoffTables.errors(MODEL).rows())
        .containsExactly(List.of("local", "2 %", "13 %", "6"));
  }

  /** 1 + 7, 2 + 0 and 9 + 1 seconds: medians of each part alone would add up to 3. */
  @Test
  void thePartsOfAMedianAddUpToIt() {
    Tradeoff tradeoff = tradeoff(MODEL, run(1, 7), run(2, 0), run(9, 1));
    Table table = TradeoffTables.medians(tradeoff, tradeoff);
    assertThat(table.heads())
        .containsExactly(
            "training", "rows", "passes", "seconds", "predicted", "read", "compute", "remainder");
    assertThat(table.rows())
        .containsExactly(
            List.of("newton local-1", "1,500", "4", "8.00", "–", "1.00", "7.00", "0.00"));
  }

  @Test
  void terminalAndPageShowTheSameTables() {
    Tradeoff tradeoff = tradeoff(MODEL, run(1, 7));
    String text = new TradeoffText(tradeoff, tradeoff).text();
    String page = page(tradeoff);
    for (Table table :
        List.of(
            TradeoffTables.medians(tradeoff, tradeoff),
            TradeoffTables.errors(MODEL),
            TradeoffTables.predictions(MODEL))) {
      assertThat(text).contains(table.toString());
      assertThat(page).contains(html(table));
    }
  }

  @Test
  void withOneSizeNeitherHasErrorsOrPredictions() {
    Tradeoff tradeoff = tradeoff(ONE_SIZE, run(1, 7));
    assertThat(new TradeoffText(tradeoff, tradeoff).text())
        .contains(TradeoffTables.ONE_SIZE)
        .doesNotContain("held-out", "break-even (", "prediction, seconds", "13 %");
    assertThat(page(tradeoff))
        .contains(TradeoffTables.ONE_SIZE)
        .doesNotContain("held-out", "<h2>Break-even", "Predicted seconds", "13 %");
  }

  private static String page(Tradeoff tradeoff) {
    HtmlWriter page = new HtmlWriter();
    new TradeoffSection(tradeoff).write(page.open("body"), new Picture(page));
    return page.close().page();
  }

  private static String html(Table table) {
    HtmlWriter page = new HtmlWriter();
    String all = page.table(table).page();
    return all.substring(all.indexOf("<thead>"), all.indexOf("</tbody>"));
  }

  private static Tradeoff tradeoff(FittedModel model, MeasuredRun... runs) {
    return new Tradeoff(
        Map.of(),
        Map.of(),
        new Machines(2, false, 0, 0),
        new MeasuredTable("t", 1_500, 1, 2, 2),
        List.of(runs),
        List.of(),
        model);
  }

  private static MeasuredRun run(double read, double compute) {
    return new MeasuredRun(
        EngineKind.LOCAL,
        1,
        OptimizerKind.NEWTON,
        1_500,
        1_000,
        1,
        4,
        4,
        false,
        null,
        StopReason.GRADIENT_SMALL,
        1,
        0,
        0,
        read + compute,
        PhaseTimes.ZERO.plus(Phase.READ, read).plus(Phase.COMPUTE, compute),
        0,
        List.of(),
        List.of());
  }
}
