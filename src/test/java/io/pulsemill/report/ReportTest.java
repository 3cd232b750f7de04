package io.pulsemill.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.costmodel.TradeoffJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String RUN =
      """
      {"settings": {"seed": 12345, "note": "<i>"}, "versions": {"java": "17"},
       "inputs": [{"path": "a&b.csv", "length": 5, "checksum": "c"}], "records": {"read": 90},
       "training": [{"engine": "local", "optimizer": "newton", "stop": "gradient-small",
         "trainingRows": 2, "passes": [
           {"pass": 1, "loss": 1.0986, "gradientNorm": 0.25, "seconds": 0.5},
           {"pass": 2, "loss": 0.125, "gradientNorm": 1e-9, "seconds": 0.25}]}],
       "stages": [{"stage": "features", "rows": 90, "seconds": 1.5, "parts": {}, "remainder": 1.5},
         {"stage": "train local", "rows": 3, "seconds": 1, "parts": {"read": 0.75}}]}
      """;

  private static final String EVALUATION =
      """
      {"rows": 4, "classes": ["LABEL", "b"], "confusion": [[1, 1], [0, 2]], "accuracy": 0.75,
       "logLoss": 0.5, "perClass": [
         {"label": "LABEL", "precision": 1, "recall": 0.5, "f1": null, "support": 2}],
       "macro": {}, "weighted": {}, "reliability": [
         {"label": "LABEL", "bins": [{"rows": 2, "meanProbability": 0.125, "observed": 0.5}]},
         {"label": "b", "bins": [{"rows": 0, "meanProbability": null, "observed": null}]}]}
      """;

  @Test
  void numbersAreThoseOfTheFiles() throws IOException {
    String page = page(RUN, EVALUATION);
    assertThat(page)
        .contains(">0.7500<", ">1.09860000000<", ">2.50e-01<", ">a&amp;b.csv<", ">12,345<")
        .contains(">train local<", ">1.50<", "unattributed")
        .doesNotContain("Training time on each engine", "No picture");
    assertThat(page.split("<svg ", -1)).hasSize(1 + 5);
  }

  @Test
  void aLabelStaysALabel() throws IOException {
    String page = page(RUN, EVALUATION.replace("LABEL", "<script>alert(1)</script>\\u0000&\\\""));
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;\uFFFD&amp;")
        .doesNotContain("<script", "<i>", "\u0000");
  }

  @Test
  void thePageLoadsNothingAndHasNoColorOfItsOwnInPictures() throws IOException {
    String page = page(RUN, EVALUATION);
    assertThat(page)
        .startsWith("<!DOCTYPE html><html lang=\"en\">")
        .contains("default-src 'none'")
        .doesNotContain("href=", "src=", "url(http", "@import", "rgb(");
    assertThat(page.split("http://www.w3.org/2000/svg", -1)).hasSize(1 + 5);
    assertThat(page.split("://", -1)).as("addresses").hasSize(1 + 5);
    assertThat(page).isEqualTo(page(RUN, EVALUATION));
  }

  @Test
  void whatIsNotInTheFilesIsADashAndNoFailure() throws IOException {
    assertThat(page("{}", "{}")).contains("<dd>–</dd>", "has no stages");
    assertThat(page("{\"training\": 5, \"stages\": {\"a\": []}}", "{\"classes\": 3}"))
        .contains("<dd>–</dd>");
  }

  @Test
  void aMeasurementShowsEnginesBreakEvenAndWhatIsPredicted() throws IOException {
    String page = Report.html("r", JSON.readTree(RUN), JSON.readTree(EVALUATION), byHand());
    assertThat(page)
        .contains(
            "Training time on each engine", "Break-even", "predicted, not measured", "jobs-uber")
        .contains("extrapolated, not measured", "local-1")
        .doesNotContain("No picture");
  }

  /** Of two repeats, 1.68 and 2.08 s, as {@code tradeoff} prints it. */
  @Test
  void theMedianOfTwoRepeatsIsTheirMean() throws IOException {
    String page = Report.html("r", JSON.readTree(RUN), JSON.readTree(EVALUATION), byHand());
    assertThat(page).contains(">1.88<").doesNotContain(">1.68<", ">2.08<");
  }

  private static String page(String run, String evaluation) throws IOException {
    JsonNode runJson = JSON.readTree(run);
    return Report.html("a run", runJson, JSON.readTree(evaluation), null);
  }

  private static Tradeoff byHand() throws IOException {
    try (InputStream in =
        ReportTest.class.getResourceAsStream("/io/pulsemill/costmodel/by-hand.json")) {
      return TradeoffJson.read(
          new String(in.readAllBytes(), StandardCharsets.UTF_8), "by-hand.json");
    }
  }
}
