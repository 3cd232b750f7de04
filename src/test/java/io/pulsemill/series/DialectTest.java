package io.pulsemill.series;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        ";; | \" | . | ~~ | --delimiter: expected one character, \\t or \\001 but found ';;'",
        "~~ | \" | . | ~~ | --delimiter: expected one character, \\t or \\001 but found ''",
        ", | xx | . | ~~ | --quote: expected one ASCII character or none but found 'xx'",
        ", | é | . | ~~ | --quote: expected one ASCII character or none but found 'é'",
        ", | \" | . | // | --comment: expected one ASCII character or none but found '//'",
        ", | \" | ; | ~~ | --decimal-mark: expected . or , but found ';'",
        ", | \" | , | ~~ | --decimal-mark: expected another character than the delimiter but found ','",
        "# | \" | . | # | --delimiter, --quote and --comment: expected three different characters",
        ", | # | . | # | --delimiter, --quote and --comment: expected three different characters",
      })
  void refusesWhatHasNoMeaningOrTwo(
      String delimiter, String quote, char mark, String comment, String message) {
    assertThatThrownBy(() -> dialect(delimiter, quote, mark, comment, UTF_8, false))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void refusesDelimitersThatEndALineOrAreOfNoEncoding() {
    assertThatThrownBy(() -> dialect("\n", "", '.', "", UTF_8, false))
        .hasMessageContaining("a character that ends no line");
    assertThatThrownBy(() -> dialect("€", "", '.', "", ISO_8859_1, false))
        .hasMessageContaining("--delimiter: expected a character of ISO-8859-1 but found '€'");
    assertThatThrownBy(() -> dialect("\t", "", '.', "", UTF_8, true))
        .hasMessageContaining("--trim");
  }

  @Test
  void charactersAreWrittenAsHiveDoes() {
    assertThat(CharacterText.parse("\\001")).isEqualTo("\001");
    assertThat(CharacterText.parse("\\t")).isEqualTo("\t");
    assertThat(CharacterText.parse("\\174")).isEqualTo("|");
    assertThat(CharacterText.parse("\\")).isEqualTo("\\");
    for (String character : List.of("\001", "\t", ",", "\\", "é")) {
      assertThat(CharacterText.parse(CharacterText.of(character))).isEqualTo(character);
    }
    assertThat(CharacterText.parseOrNone(CharacterText.ofOrNone(""))).isEmpty();
  }

  @Test
  void bytesThatTheEncodingLacksAreMalformed() throws Exception {
    Dialect dialect = dialect(",", "", '.', "", Charset.forName("windows-1252"), false);
    CsvLine line = new CsvLine(dialect);
    byte[] bytes = {(byte) 0x80, ',', (byte) 0x81};
    line.parse(bytes, 0, bytes.length);
    assertThat(line.text(0)).isEqualTo("€");
    assertThatThrownBy(() -> line.text(1))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageStartingWith("expected windows-1252 but found ")
        .hasMessageEndingWith("(see --encoding)");
  }

  private static Dialect dialect(
      String delimiter, String quote, char mark, String comment, Charset encoding, boolean trim) {
    return new Dialect(delimiter, quote, mark, List.of(), comment, encoding, trim, List.of());
  }
}
