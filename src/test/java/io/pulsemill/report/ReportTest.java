package io.pulsemill.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.costmodel.TradeoffJson;
import io.pulsemill.metrics.EvaluationRecord;
import io.pulsemill.metrics.JointEvaluation;
import io.pulsemill.metrics.JointScores;
import io.pulsemill.metrics.ScoredRow;
import io.pulsemill.metrics.Scores;
import io.pulsemill.metrics.compare.ComparisonRecord;
import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.optimize.StopReason;
import io.pulsemill.record.InputFile;
import io.pulsemill.record.PassEntry;
import io.pulsemill.record.Run;
import io.pulsemill.record.Stage;
import io.pulsemill.record.TrainingRun;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseTimes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Run RUN =
      new Run(
          Map.of("java", "17"),
          Map.of("seed", 12345, "note", "<i>"),
          List.of(new InputFile("a&b.csv", 5, "c")),
          Map.of("read", 90L),
          List.of(
              new TrainingRun(
                  "local",
                  1,
                  OptimizerKind.NEWTON,
                  3,
                  2,
                  1,
                  2,
                  0,
                  null,
                  null,
                  0.5,
                  StopReason.GRADIENT_SMALL,
                  List.of(
                      new PassEntry(1, 1.0986, 0.25, 0.5, null),
                      new PassEntry(2, 0.125, 1e-9, 0.25, null)),
                  List.of())),
          List.of(
              new Stage("features", 90, 1.5, PhaseTimes.ZERO, 1.5),
              new Stage("train local", 3, 1, PhaseTimes.ZERO.plus(Phase.READ, 0.75), 0.25)),
          List.of());

  private static final Run EMPTY =
      new Run(Map.of(), Map.of(), null, null, List.of(), List.of(), List.of());

  @Test
  void numbersAreThoseOfTheFiles() {
    String page = page(RUN, evaluation("a"));
    assertThat(page)
        .contains(">0.7500<", ">1.09860000000<", ">2.50e-01<", ">a&amp;b.csv<", ">12,345<")
        .contains(">train local<", ">1.50<", "unattributed")
        .doesNotContain("Training time on each engine", "No picture");
    assertThat(page.split("<svg ", -1)).hasSize(1 + 5);
  }

  @Test
  void aLabelStaysALabel() {
    String page = page(RUN, evaluation("<script>alert(1)</script>\u0000&\""));
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;\uFFFD&amp;")
        .doesNotContain("<script", "<i>", "\u0000");
  }

  @Test
  void thePageLoadsNothingAndHasNoColourOfItsOwnInPictures() {
    String page = page(RUN, evaluation("a"));
    assertThat(page)
        .startsWith("<!DOCTYPE html><html lang=\"en\">")
        .contains("default-src 'none'")
        .doesNotContain("href=", "src=", "url(http", "@import", "rgb(");
    assertThat(page.split("http://www.w3.org/2000/svg", -1)).hasSize(1 + 5);
    assertThat(page.split("://", -1)).as("addresses").hasSize(1 + 5);
    assertThat(page).isEqualTo(page(RUN, evaluation("a")));
  }

  @Test
  void whatIsUndefinedOrAbsentIsADashOrLeftOut() {
    String page = page(EMPTY, EvaluationRecord.of(new Scores(2), List.of("a", "b")));
    assertThat(page)
        .contains("<dd>–</dd>", ">–<", "made no pass", "has no stages")
        .doesNotContain("NaN", "Inputs", "rows trained on");
  }

  @Test
  void aMeasurementShowsEnginesBreakEvenAndWhatIsPredicted() throws IOException {
    String page = Report.html("r", RUN, evaluation("a"), null, byHand(), null);
    assertThat(page)
        .contains(
            "Training time on each engine", "Break-even", "predicted, not measured", "jobs-uber")
        .contains("extrapolated, not measured", "local-1")
        .doesNotContain("No picture");
  }

  /** Of two repeats, 1.68 and 2.08 s, as {@code tradeoff} prints it. */
  @Test
  void theMedianOfTwoRepeatsIsTheirMean() throws IOException {
    String page = Report.html("r", RUN, evaluation("a"), null, byHand(), null);
    assertThat(page).contains(">1.88<").doesNotContain(">1.68<", ">2.08<");
  }

  @Test
  void aComparisonShowsModelsPairsAndTheBaseline() {
    JointScores sums = new JointScores(2, 2, 3);
    ScoredRow right = ScoredRow.of(0, new double[] {Math.log(0.75), Math.log(0.25)});
    ScoredRow even = ScoredRow.of(1, new double[] {Math.log(0.5), Math.log(0.5)});
    sums.add(List.of(right, even), new int[] {1, 0, 2});
    sums.add(List.of(right, right), new int[] {0, 2, 1});
    ComparisonRecord comparison =
        ComparisonRecord.of(
            new JointEvaluation(sums, 1, List.of()),
            "test",
            List.of("<out>/model.json"),
            List.of(List.of("mean")),
            List.of("a", "b"));
    String page = Report.html("r", RUN, evaluation("a"), null, null, comparison);
    assertThat(page)
        .contains("Models compared", "A  &lt;out&gt;/model.json", "B  class frequencies", "A − B")
        .contains("with 3 replicates", ">0.287682<")
        .doesNotContain("No picture", "NaN");
    assertThat(page.split("<svg ", -1)).hasSize(1 + 7);
  }

  private static String page(Run run, EvaluationRecord evaluation) {
    return Report.html("a run", run, evaluation, null, null, null);
  }

  /** Rows of the class {@code label}: one right, one wrong; of the class b: two right. */
  private static EvaluationRecord evaluation(String label) {
    double[] right = {Math.log(0.75), Math.log(0.25)};
    double[] wrong = {Math.log(0.25), Math.log(0.75)};
    Scores scores = new Scores(2);
    scores.add(0, right);
    scores.add(0, wrong);
    scores.add(1, wrong);
    scores.add(1, wrong);
    return EvaluationRecord.of(scores, List.of(label, "b"));
  }

  private static Tradeoff byHand() throws IOException {
    try (InputStream in =
        ReportTest.class.getResourceAsStream("/io/pulsemill/costmodel/by-hand.json")) {
      return TradeoffJson.read(
          new String(in.readAllBytes(), StandardCharsets.UTF_8), "by-hand.json");
    }
  }
}
