package io.pulsemill.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  /** A bin ends with its upper edge. */
  @Test
  void everyConfidenceHasABin() {
    assertThat(Calibration.binOf(0)).isZero();
    assertThat(Calibration.binOf(Double.MIN_VALUE)).isZero();
    for (int m = 1; m <= Calibration.BINS; m++) {
      double edge = (double) m / Calibration.BINS;
      assertThat(Calibration.binOf(edge)).as("to %d/15", m).isEqualTo(m - 1);
      if (m < Calibration.BINS) {
        assertThat(Calibration.binOf(Math.nextUp(edge))).as("above %d/15", m).isEqualTo(m);
      }
    }
    assertThatThrownBy(() -> Calibration.binOf(Math.nextUp(1.0))).hasMessageContaining("0..1");
  }

  /** 0.9 right twice, 0.6 wrong once: (0.2 + 0.6) / 3. */
  @Test
  void errorIsTheMeanGapWeightedByRows() {
    Calibration sum = new Calibration();
    sum.add(0.9, true);
    sum.add(0.6, false);
    Calibration more = new Calibration();
    more.add(0.9, true);
    sum.add(more);
    assertThat(sum.error()).isCloseTo(0.8 / 3, within(1e-15));
    assertThat(sum.rows(Calibration.binOf(0.9))).isEqualTo(2);
    assertThat(sum.meanConfidence(Calibration.binOf(0.6))).isEqualTo(0.6);
    assertThat(sum.accuracy(Calibration.binOf(0.6))).isZero();
  }

  @Test
  void noRowsHaveNoError() throws IOException {
    assertThat(new Calibration().error()).isNaN();
  }
}
