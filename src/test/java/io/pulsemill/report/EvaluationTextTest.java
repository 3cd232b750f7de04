package io.pulsemill.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.metrics.Scores;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class EvaluationTextTest {
  private final Scores scores = new Scores(2);

  @Test
  void showsTheWholeResultInAlignedColumns() {
    addThreeRows();
    scores.skip(Scores.MISSING_VALUE, 1);
    scores.skip(Scores.UNKNOWN_LABEL, 1);

    assertThat(EvaluationText.write(scores, List.of("athlete", "non_athlete")))
        .isEqualTo(
            """
            rows 3; skipped: missing-value 1, unknown-label 1

            actual \\ predicted  athlete  non_athlete
            athlete                   1            1
            non_athlete               0            1

            metric                value     95 % interval
            accuracy             0.6667  0.2077 to 0.9385
            log loss           0.693147                 –
            Brier score          0.5417                 –
            calibration error    0.4167                 –
            kappa                0.4000                 –
            Matthews             0.5000                 –

            class             precision  recall      f1  support
            athlete              1.0000  0.5000  0.6667        2
            non_athlete          0.5000  1.0000  0.6667        1
            macro average        0.7500  0.7500  0.6667        3
            weighted average     0.8333  0.6667  0.6667        3
            """);
  }

  @Test
  void showsUndefinedMetricsAsADash() {
    assertThat(EvaluationText.write(scores, List.of("a", "b")))
        .isEqualTo(
            """
            rows 0

            actual \\ predicted  a  b
            a                   0  0
            b                   0  0

            metric             value  95 % interval
            accuracy               –              –
            log loss               –              –
            Brier score            –              –
            calibration error      –              –
            kappa                  –              –
            Matthews               –              –

            class             precision  recall  f1  support
            a                         –       –   –        0
            b                         –       –   –        0
            macro average             –       –   –        0
            weighted average          –       –   –        0
            """);
  }

  @Test
  void cutsALongLabelInTheMiddle() {
    String text =
        EvaluationText.write(
            scores, List.of("heart_rate_group_number_one", "heart_rate_group_number_two"));

    assertThat(text).contains("heart_rate_grou…mber_one").contains("heart_rate_grou…mber_two");
  }

  @Test
  void keepsALabelOfControlCharactersOnOneLine() {
    assertThat(EvaluationText.write(scores, List.of("a\nb\u001b[2J", "c"))).contains("a?b?[2J  c");
  }

  @Test
  void leavesOutAMatrixTooWideForATerminal() {
    String text = EvaluationText.write(new Scores(21), Collections.nCopies(21, "label"));

    assertThat(text)
        .doesNotContain("actual \\ predicted")
        .contains("confusion matrix of 21 classes: see the JSON result");
  }

  @Test
  void writesADecimalPointInAnyLocale() {
    addThreeRows();
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(EvaluationText.write(scores, List.of("a", "b")))
          .contains("accuracy             0.6667  0.2077");
    } finally {
      Locale.setDefault(before);
    }
  }

  /** Two right of three; the mean of ln 2, ln 4 and 0 is ln 2. */
  private void addThreeRows() {
    scores.add(0, new double[] {-StrictMath.log(2), -StrictMath.log(2)});
    scores.add(0, new double[] {-StrictMath.log(4), StrictMath.log(0.75)});
    scores.add(1, new double[] {-50, 0});
  }
}
