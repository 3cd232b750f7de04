package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.features.FeaturesCounters.Records;
import java.time.ZoneId;
import org.apache.hadoop.mapreduce.Counters;
import org.junit.jupiter.api.Test;

class ClockChangesTest {
  @Test
  void countsWhatTheClocksSkipAndShowTwice() {
    Counters counters = new Counters();
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(ClockChanges.warning(counters, berlin)).isEmpty();

    counters.findCounter(Records.SKIPPED_TIMES).increment(2);
    counters.findCounter(Records.DOUBLED_TIMES).increment(3);
    assertThat(ClockChanges.warning(counters, berlin))
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .startsWith("the clocks of Europe/Berlin skip 2 times,")
                    .contains("show 3 twice"));
  }
}
