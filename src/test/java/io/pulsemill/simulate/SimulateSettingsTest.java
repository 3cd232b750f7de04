package io.pulsemill.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulateSettingsTest {
  @Test
  void firstFilesTakeTheRemainder() {
    SimulateSettings settings = new SimulateSettings(11, 90, 4, 1);

    assertThat(IntStream.rangeClosed(1, 4).mapToLong(settings::subjectsOf))
        .containsExactly(3L, 3L, 3L, 2L);
  }

  @Test
  void longestSeriesEndsWithTheLastYearOfWhichTimesAreRead() {
    assertThat(LocalDate.of(2021, 1, 1).plusDays(SimulateSettings.MAX_DAYS - 1))
        .isEqualTo(LocalDate.of(2261, 12, 31));
  }
}
