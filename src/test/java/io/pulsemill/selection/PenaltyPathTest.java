package io.pulsemill.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The penalties to try, as a user gives them. */
class PenaltyPathTest {
  @Test
  void aListIsTakenAsItIs() {
    assertThat(PenaltyPath.parse("0.1, 1e-3,0").values(7)).containsExactly(0.1, 1e-3, 0.0);
  }

  @Test
  void aPathOfTenReachesOverADecadeAndAHalfFromTheLargest() {
    List<Double> values = PenaltyPath.parse("path").values(2);
    assertThat(values).hasSize(10);
    assertThat(values.get(0)).isEqualTo(2);
    assertThat(values.get(6)).isEqualTo(0.2);
    assertThat(Math.log10(values.get(0) / values.get(9))).isCloseTo(1.5, within(1e-3));
    assertThat(values).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void theFirstOfAPathIsRoundedUpSoThatItLeavesNoCoefficient() {
    assertThat(PenaltyPath.parse("path:2").values(0.123412).get(0)).isEqualTo(0.1235);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.1,0.1 | expected numbers that descend but found 0.1 after 0.1",
        "0.1,0.2 | expected numbers that descend but found 0.2 after 0.1",
        "0.1,-0.2 | expected path, path:N or numbers from 0 to 1e12, separated by commas, but found"
            + " '-0.2'",
        "0.1,,0 | expected path, path:N or numbers from 0 to 1e12, separated by commas, but found ''",
        "NaN | expected path, path:N or numbers from 0 to 1e12, separated by commas, but found 'NaN'",
        "path:0 | expected path:N with N from 1 to 100 but found path:0",
        "path:x | expected path:N with N from 1 to 100 but found path:x"
      })
  void whatIsNoPathIsRefusedInWords(String text, String why) {
    assertThatThrownBy(() -> PenaltyPath.parse(text))
        .isInstanceOf(InputException.class)
        .hasMessage(why);
  }
}
