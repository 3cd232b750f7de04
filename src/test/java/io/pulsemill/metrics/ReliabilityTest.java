package io.pulsemill.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
  private final Reliability reliability = new Reliability(2);

  @Test
  void meansAreOfTheRowsInTheBin() {
    reliability.add(1, 0.25, true);
    reliability.add(1, 0.28, false);
    reliability.add(1, 0.22, false);
    reliability.add(1, 0.95, true);

    assertThat(reliability.rows(1, 2)).isEqualTo(3);
    assertThat(reliability.meanProbability(1, 2)).isCloseTo(0.25, within(1e-16));
    assertThat(reliability.observed(1, 2)).isEqualTo(1.0 / 3);
  }

  @Test
  void classesAreKeptApart() {
    reliability.add(1, 0.25, true);

    assertThat(reliability.rows(0, 2)).isZero();
  }

  @Test
  void anEdgeBelongsToTheBinAboveIt() {
    reliability.add(0, 0.0, false);
    reliability.add(0, 0.3, false);
    reliability.add(0, 0.7, false);
    reliability.add(0, 0.9, false);

    assertThat(rowsOfClass0()).containsExactly(1, 0, 0, 1, 0, 0, 0, 1, 0, 1);
  }

  @Test
  void justBelowAnEdgeBelongsToTheBinBelowIt() {
    for (double edge : new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9}) {
      reliability.add(0, Math.nextDown(edge), false);
    }

    assertThat(rowsOfClass0()).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 0);
  }

  @Test
  void certaintyBelongsToTheLastBin() {
    reliability.add(0, 1.0, true);

    assertThat(reliability.rows(0, 9)).isEqualTo(1);
  }

  @Test
  void anEmptyBinHasNoMeans() {
    assertThat(reliability.meanProbability(0, 0)).isNaN();
    assertThat(reliability.observed(0, 0)).isNaN();
  }

  @Test
  void readsWhatItWrote() throws IOException {
    reliability.add(0, 0.3, true);
    reliability.add(1, 0.7, false);

    assertThat(Reliability.read(Streams.bytesOf(reliability::write), 2)).isEqualTo(reliability);
  }

  @Test
  void refusesToReadAnotherNumberOfClasses() {
    assertThatThrownBy(() -> Reliability.read(Streams.bytesOf(reliability::write), 3))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected 3 classes but found 2");
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatThrownBy(() -> reliability.add(0, 1.5, true)).hasMessageContaining("found 1.5");
    assertThatThrownBy(() -> reliability.add(0, Double.NaN, true)).hasMessageContaining("NaN");
  }

  private long[] rowsOfClass0() {
    long[] rows = new long[Reliability.BINS];
    for (int b = 0; b < rows.length; b++) {
      rows[b] = reliability.rows(0, b);
    }
    return rows;
  }
}
