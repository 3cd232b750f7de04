package io.pulsemill.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final long SEED = 7;

  @Test
  void predictsTheLargestLogProbability() {
    Scores scores = new Scores(3);

    scores.add(0, logs(0.2, 0.3, 0.5));

    assertThat(scores.confusion().count(0, 2)).isEqualTo(1);
  }

  @Test
  void predictsTheFirstOfEqualLogProbabilities() {
    Scores scores = new Scores(3);

    scores.add(0, logs(0.2, 0.4, 0.4));

    assertThat(scores.confusion().count(0, 1)).isEqualTo(1);
  }

  @Test
  void logLossIsTheMeanOfMinusTheLogProbabilityOfTheActualClass() {
    Scores scores = new Scores(2);

    scores.add(0, logs(0.5, 0.5));
    scores.add(1, logs(0.75, 0.25));

    // (ln 2 + ln 4) / 2 = 1.5 ln 2
    assertThat(scores.logLoss()).isCloseTo(1.0397207708399179, within(1e-15));
  }

  @Test
  void logLossStaysFiniteWhereTheProbabilityUnderflows() {
    Scores scores = new Scores(2);

    scores.add(1, new double[] {0, -5000});

    assertThat(scores.logLoss()).isEqualTo(5000);
  }

  @Test
  void logLossIsUndefinedWithoutRows() {
    assertThat(new Scores(2).logLoss()).isNaN();
  }

  @Test
  void eachClassIsBinnedByItsOwnProbability() {
    Scores scores = new Scores(2);

    scores.add(0, logs(0.25, 0.75));

    assertThat(scores.reliability().observed(0, 2)).isEqualTo(1);
    assertThat(scores.reliability().observed(1, 7)).isZero();
    assertThat(scores.reliability().meanProbability(1, 7)).isCloseTo(0.75, within(1e-15));
  }

  @Test
  void takesALogProbabilityRoundedToJustAboveZeroForCertainty() {
    Scores scores = new Scores(2);

    scores.add(0, new double[] {1e-15, -40});

    assertThat(scores.reliability().meanProbability(0, 9)).isEqualTo(1);
  }

  @Test
  void countsRowsLeftOutByReason() {
    Scores scores = new Scores(2);

    scores.skip(Scores.UNKNOWN_LABEL, 1);
    scores.skip(Scores.MISSING_VALUE, 1);
    scores.skip(Scores.UNKNOWN_LABEL, 1);

    assertThat(scores.skipped())
        .containsExactly(entry("missing-value", 1L), entry("unknown-label", 2L));
    assertThat(scores.rows()).isZero();
  }

  @Test
  void anySplitAndOrderOfTheRowsGivesTheSameScores() {
    Scores whole = new Scores(3);
    List<Scores> parts = new ArrayList<>();
    Random random = new Random(SEED);
    for (int part = 0; part < 7; part++) {
      parts.add(new Scores(3));
      for (int row = 0; row < 50; row++) {
        double a = random.nextDouble() / 2;
        double b = random.nextDouble() / 2;
        double[] logs = logs(a, b, 1 - a - b);
        int actual = random.nextInt(3);
        whole.add(actual, logs);
        parts.get(part).add(actual, logs);
      }
      whole.skip(Scores.MISSING_VALUE, 1);
      parts.get(part).skip(Scores.MISSING_VALUE, 1);
    }
    Collections.shuffle(parts, random);

    Scores merged = new Scores(3);
    parts.forEach(merged::add);

    assertThat(merged).as("seed %d", SEED).isEqualTo(whole).hasSameHashCodeAs(whole);
    assertThat(merged.logLoss()).isEqualTo(whole.logLoss());
  }

  @Test
  void scoresThatDifferInTheLossAloneDiffer() {
    // Both probabilities underflow to 0.
    Scores one = new Scores(2);
    Scores other = new Scores(2);
    one.add(1, new double[] {0, -5000});
    other.add(1, new double[] {0, -6000});

    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void scoresThatDifferInTheRowsLeftOutAloneDiffer() {
    Scores one = new Scores(2);
    one.skip(Scores.MISSING_VALUE, 1);

    assertThat(one).isNotEqualTo(new Scores(2));
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Scores scores = new Scores(2);
    scores.add(0, logs(0.25, 0.75));
    scores.skip(Scores.UNKNOWN_LABEL, 1);

    assertThat(Scores.read(Streams.bytesOf(scores::write))).isEqualTo(scores);
  }

  @Test
  void refusesADamagedNumberOfReasons() {
    assertThatThrownBy(
            () ->
                Scores.read(
                    Streams.bytesOf(
                        out -> {
                          new ConfusionMatrix(1).write(out);
                          new io.pulsemill.exact.ExactSum().write(out);
                          new io.pulsemill.exact.ExactSum().write(out);
                          new Reliability(1).write(out);
                          new Calibration().write(out);
                          out.writeInt(Integer.MAX_VALUE);
                        })))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("reasons");
  }

  @Test
  void refusesALogProbabilityThatIsNotFinite() {
    assertThatThrownBy(() -> new Scores(2).add(0, new double[] {0, Double.NEGATIVE_INFINITY}))
        .hasMessageContaining("class 1")
        .hasMessageContaining("-Infinity");
  }

  @Test
  void leavesTheCountsAloneWhereARowIsRefused() {
    Scores scores = new Scores(2);

    assertThatThrownBy(() -> scores.add(2, logs(0.5, 0.5))).hasMessageContaining("found 2");
    assertThatThrownBy(() -> scores.add(0, logs(0.5, 0.3, 0.2))).hasMessageContaining("found 3");

    assertThat(scores).isEqualTo(new Scores(2));
  }

  static double[] logs(double... probabilities) {
    double[] logs = new double[probabilities.length];
    for (int c = 0; c < logs.length; c++) {
      logs[c] = StrictMath.log(probabilities[c]);
    }
    return logs;
  }
}
