package io.pulsemill.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationJsonTest {
  private static final List<String> CLASSES = List.of("athlete", "non_athlete");

  private final Scores scores = new Scores(2);

  @Test
  void startsWithTheResultAPersonLooksFor() {
    addThreeRows();

    assertThat(EvaluationJson.write(scores, CLASSES))
        .startsWith(
            """
            {
              "format": 2,
              "rows": 3,
              "classes": [ "athlete", "non_athlete" ],
              "confusion": [ [ 1, 1 ], [ 0, 1 ] ],
              "accuracy": 0.6666666666666666,
              "logLoss": 0.6931471805599453,
              "perClass": [ {
                "label": "athlete",
                "precision": 1.0,
                "recall": 0.5,
                "f1": 0.6666666666666666,
                "support": 2
              }, {
                "label": "non_athlete",
                "precision": 0.5,
                "recall": 1.0,
                "f1": 0.6666666666666666,
                "support": 1
              } ],
            """)
        .endsWith("}\n")
        .doesNotContain("\r");
  }

  @Test
  void keysStandInTheOrderOfTheContract() throws IOException {
    JsonNode json = json();

    assertThat(keys(json))
        .containsExactly(
            "format",
            "rows",
            "classes",
            "confusion",
            "accuracy",
            "logLoss",
            "perClass",
            "macro",
            "weighted",
            "reliability",
            "skipped",
            "metrics",
            "intervals",
            "checksum");
    assertThat(keys(json.get("macro"))).containsExactly("precision", "recall", "f1");
    assertThat(keys(json.get("weighted"))).containsExactly("precision", "recall", "f1");
    assertThat(keys(json.get("reliability").get(0))).containsExactly("label", "bins");
    assertThat(keys(json.get("reliability").get(0).get("bins").get(0)))
        .containsExactly("rows", "meanProbability", "observed");
  }

  @Test
  void averagesStandUnderTheirNames() throws IOException {
    addThreeRows();

    JsonNode json = json();

    assertThat(json.at("/macro/precision").doubleValue()).isEqualTo(0.75);
    assertThat(json.at("/macro/recall").doubleValue()).isEqualTo(0.75);
    // (2·1 + 1·0.5)/3 and (2·0.5 + 1·1)/3
    assertThat(json.at("/weighted/precision").doubleValue()).isEqualTo(2.5 / 3);
    assertThat(json.at("/weighted/recall").doubleValue()).isEqualTo(2.0 / 3);
  }

  @Test
  void reliabilityHasTenBinsAClass() throws IOException {
    addThreeRows();

    JsonNode second = json().at("/reliability/1");

    assertThat(second.get("label").textValue()).isEqualTo("non_athlete");
    assertThat(second.get("bins")).hasSize(10);
    assertThat(second.at("/bins/5/rows").longValue()).isEqualTo(1);
    assertThat(second.at("/bins/5/meanProbability").doubleValue()).isEqualTo(0.5);
    assertThat(second.at("/bins/5/observed").doubleValue()).isZero();
    assertThat(second.at("/bins/9/observed").doubleValue()).isEqualTo(1);
  }

  @Test
  void undefinedMetricsAreNull() throws IOException {
    JsonNode json = json();

    assertThat(json.get("rows").longValue()).isZero();
    for (String metric :
        List.of(
            "/accuracy",
            "/logLoss",
            "/perClass/0/precision",
            "/perClass/0/recall",
            "/perClass/0/f1",
            "/macro/precision",
            "/weighted/f1",
            "/reliability/0/bins/0/meanProbability",
            "/reliability/0/bins/0/observed")) {
      assertThat(json.at(metric).isNull()).as(metric).isTrue();
    }
  }

  @Test
  void rowsLeftOutAreCountedByReason() throws IOException {
    scores.skip(Scores.UNKNOWN_LABEL, 1);
    scores.skip(Scores.MISSING_VALUE, 1);

    assertThat(json().get("skipped").toString())
        .isEqualTo("{\"missing-value\":1,\"unknown-label\":1}");
  }

  @Test
  void labelsAreEscaped() throws IOException {
    List<String> odd = List.of("a\"b\n", "Läufer");

    JsonNode json = new ObjectMapper().readTree(EvaluationJson.write(scores, odd));

    assertThat(json.at("/classes/0").textValue()).isEqualTo("a\"b\n");
    assertThat(json.at("/perClass/1/label").textValue()).isEqualTo("Läufer");
  }

  @Test
  void refusesLabelsThatDoNotFit() {
    assertThatThrownBy(() -> EvaluationJson.write(scores, List.of("one")))
        .hasMessageContaining("expected 2")
        .hasMessageContaining("found 1");
  }

  /** Two right of three; the mean of ln 2, ln 4 and 0 is ln 2. */
  private void addThreeRows() {
    scores.add(0, new double[] {-StrictMath.log(2), -StrictMath.log(2)});
    scores.add(0, new double[] {-StrictMath.log(4), StrictMath.log(0.75)});
    scores.add(1, new double[] {-50, 0});
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(EvaluationJson.write(scores, CLASSES));
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
