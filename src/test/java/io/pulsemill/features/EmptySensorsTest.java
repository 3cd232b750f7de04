package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.apache.hadoop.mapreduce.Counters;
import org.junit.jupiter.api.Test;

class EmptySensorsTest {
  private final Counters counters = new Counters();

  @Test
  void namesThoseOfWhichNothingWasUsed() {
    counters.findCounter("pulsemill.sensors", "1").increment(7);
    assertThat(EmptySensors.warning(counters, List.of("hr", "spo2", "tmp")))
        .contains(
            "no reading of 'hr', 'tmp' in the whole input: its features are missing; is it spelled"
                + " so?");
    assertThat(EmptySensors.warning(counters, List.of("hr"))).isEmpty();
  }

  @Test
  void saysNothingOfMoreThanHadoopCounts() {
    assertThat(EmptySensors.warning(counters, Collections.nCopies(41, "x"))).isEmpty();
  }
}
