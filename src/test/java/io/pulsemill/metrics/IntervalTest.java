package io.pulsemill.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class IntervalTest {
  private static final double NAN = Double.NaN;

  @Test
  void wilsonIsThatOfStatsmodels() throws IOException {
    for (JsonNode golden : GoldenMetricsTest.golden().get("wilson")) {
      Interval found =
          Interval.wilson(golden.get("successes").longValue(), golden.get("n").longValue());
      assertThat(found.lower()).isCloseTo(golden.at("/interval/0").doubleValue(), within(1e-12));
      assertThat(found.upper()).isCloseTo(golden.at("/interval/1").doubleValue(), within(1e-12));
    }
    assertThat(Interval.wilson(0, 0)).isEqualTo(Interval.NONE);
  }

  /** Of 0…40: 1 and 39, at 0.025 and 0.975 of 40. */
  @Test
  void percentilesAreInterpolated() {
    double[] values = new double[41];
    for (int i = 0; i < values.length; i++) {
      values[i] = 40 - i;
    }
    Interval found = Interval.percentile(values);
    assertThat(found.lower()).isCloseTo(1, within(1e-12));
    assertThat(found.upper()).isCloseTo(39, within(1e-12));
    assertThat(Interval.percentile(new double[] {0, 1}).lower()).isCloseTo(0.025, within(1e-12));
  }

  @Test
  void undefinedReplicatesAreLeftOutUnlessTheyAreMost() {
    assertThat(Interval.percentile(new double[] {NAN, 2, NAN, 2})).isEqualTo(new Interval(2, 2));
    assertThat(Interval.percentile(new double[] {NAN, 2, NAN})).isEqualTo(Interval.NONE);
    assertThat(Interval.percentile(new double[0])).isEqualTo(Interval.NONE);
  }

  /** 2 · 0.5² − 0.6² = 0.14; 2 · 0.1² − 0.6² is below 0. */
  @Test
  void squaresAreReflectedAtTheEstimateAndNotBelowZero() {
    Interval found = Interval.basicOfSquares(0.5, new double[] {0.6, 0.6});
    assertThat(found.lower()).isCloseTo(Math.sqrt(0.14), within(1e-15));
    assertThat(found.upper()).isCloseTo(Math.sqrt(0.14), within(1e-15));
    assertThat(Interval.basicOfSquares(0.1, new double[] {0.6})).isEqualTo(new Interval(0, 0));
    assertThat(Interval.basicOfSquares(NAN, new double[] {1}).lower()).isNaN();
  }
}
