package io.pulsemill.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitWordTest {
  @ParameterizedTest
  @CsvSource({"train, TRAIN", "TRAIN, TRAIN", "tRain, TRAIN", "test, TEST", "Test, TEST"})
  void theTwoWordsAreReadInLettersOfEitherCase(String text, SplitWord word) {
    assertThat(SplitWord.of(text)).isEqualTo(word);
    assertThat(SplitWord.of(word.toString())).isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "true", "training", "validation", " train", "test "})
  void nothingElseIs(String text) {
    assertThatThrownBy(() -> SplitWord.of(text))
        .isInstanceOf(InputException.class)
        .hasMessage("expected train or test but found '%s'", text);
  }

  @Test
  void norIsNoWord() {
    for (String none : new String[] {null, ""}) {
      assertThatThrownBy(() -> SplitWord.of(none))
          .isInstanceOf(InputException.class)
          .hasMessage("expected train or test but found no value");
    }
  }
}
