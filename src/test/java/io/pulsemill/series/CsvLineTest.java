package io.pulsemill.series;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {
  static Stream<Arguments> lines() {
    return Stream.of(
        arguments("", List.of("")),
        arguments("a", List.of("a")),
        arguments("a,b,c", List.of("a", "b", "c")),
        arguments(",", List.of("", "")),
        arguments("a,", List.of("a", "")),
        arguments(",b", List.of("", "b")),
        arguments(" a , b ", List.of(" a ", " b ")),
        arguments("\"a\",b", List.of("a", "b")),
        arguments("a,\"b\"", List.of("a", "b")),
        arguments("\"\",\"\"", List.of("", "")),
        arguments("\"a,b\",c", List.of("a,b", "c")),
        arguments("\"a\"\"b\",c", List.of("a\"b", "c")),
        arguments("\"\"\"\"", List.of("\"")),
        arguments("\"\"\"a\"\"\",\"\"\"\"\"\"", List.of("\"a\"", "\"\"")),
        arguments("a\r", List.of("a")),
        arguments("a,\r", List.of("a", "")),
        arguments("\"a\"\r", List.of("a")),
        arguments("\r", List.of("")),
        arguments("a\r\r", List.of("a\r")),
        arguments("a\rb", List.of("a\rb")),
        arguments("é,naïve,心拍,\uD83D\uDC93", List.of("é", "naïve", "心拍", "\uD83D\uDC93")),
        arguments(
            "0,1,2,3,4,5,6,7,8,9", List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void splitsALineIntoItsFields(String line, List<String> fields) throws Exception {
    assertThat(split(new CsvLine(), line)).isEqualTo(fields);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void forgetsTheLineBefore(String line, List<String> fields) throws Exception {
    CsvLine reused = new CsvLine();
    split(reused, "\"x\"\"y\",z," + String.join(",", Collections.nCopies(40, "w")));
    assertThat(split(reused, line)).isEqualTo(fields);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "\"a",
        "\"a,b",
        "\"a\"\"",
        "\"\"\"",
        "\"a\"b",
        "\"a\" ,b",
        "a\"b",
        "a\"",
        "a\"\"",
        " \"a\"",
        "a,\"b",
        "a,b\"c\",d"
      })
  void refusesAQuoteOutOfPlace(String line) {
    assertThat(refusal(bytes(line)).reason()).isEqualTo(Malformed.QUOTE);
  }

  @Test
  void namesTheColumnOfABadQuote() {
    assertThat(refusal(bytes("a,\"b\"c")))
        .hasMessage("column 2: expected a comma after the closing quote but found text");
  }

  @Test
  void readsOnlyTheRangeGiven() throws Exception {
    CsvLine line = new CsvLine();
    line.parse(bytes("\"x,a,b,y\""), 3, 6);
    assertThat(fields(line)).containsExactly("a", "b");
  }

  @Test
  void leavesAFieldWithoutDoubledQuotesWhereItIs() throws Exception {
    byte[] bytes = bytes("a,\"b\"");
    CsvLine line = new CsvLine();
    line.parse(bytes, 0, bytes.length);
    assertThat(line.fieldBytes(1)).isSameAs(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u00FF", "\u00C3", "\u00C0\u0080", "\u00ED\u00A0\u0080", "\u00E9t\u00E9"})
  void refusesTextThatIsNotUtf8(String latin1) throws Exception {
    byte[] bytes = latin1.getBytes(ISO_8859_1);
    CsvLine line = new CsvLine();
    line.parse(bytes, 0, bytes.length);
    MalformedRecordException refusal =
        catchThrowableOfType(MalformedRecordException.class, () -> line.text(0));
    assertThat(refusal.reason()).isEqualTo(Malformed.ENCODING);
  }

  private static byte[] bytes(String line) {
    return line.getBytes(UTF_8);
  }

  private static List<String> split(CsvLine line, String text) throws MalformedRecordException {
    byte[] bytes = bytes(text);
    line.parse(bytes, 0, bytes.length);
    return fields(line);
  }

  private static List<String> fields(CsvLine line) throws MalformedRecordException {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < line.fields(); i++) {
      fields.add(line.text(i));
    }
    return fields;
  }

  private static MalformedRecordException refusal(byte[] line) {
    return catchThrowableOfType(
        MalformedRecordException.class, () -> new CsvLine().parse(line, 0, line.length));
  }
}
