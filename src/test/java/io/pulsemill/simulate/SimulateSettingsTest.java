package io.pulsemill.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void refusesNoSubjects() {
    assertThatThrownBy(() -> new SimulateSettings(0, 90, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("subjects: expected a whole number of 1 or more but found 0");
  }

  @Test
  void refusesNoDays() {
    assertThatThrownBy(() -> new SimulateSettings(1, 0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("days: ")
        .hasMessageEndingWith("found 0");
  }

  @Test
  void refusesNoFiles() {
    assertThatThrownBy(() -> new SimulateSettings(1, 90, -1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("files: expected a whole number of 1 or more but found -1");
  }

  @Test
  void refusesMoreFilesThanSubjects() {
    assertThatThrownBy(() -> new SimulateSettings(5, 90, 6, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("files: expected at most one for each of the 5 subjects but found 6");
  }

  @Test
  void longestSeriesEndsWithTheLastYearOfWhichTimesAreRead() {
    assertThat(LocalDate.of(2021, 1, 1).plusDays(SimulateSettings.MAX_DAYS - 1))
        .isEqualTo(LocalDate.of(2261, 12, 31));
  }
}
