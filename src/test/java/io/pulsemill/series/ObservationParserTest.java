package io.pulsemill.series;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ObservationParserTest {
  private static final List<String> HEADER = List.of("datetime", "pulse", "category", "ts_number");

  /** 2021-01-02T00:00Z: 18,629 days since 1970. */
  private static final long SECOND_OF_JANUARY = 18_629L * 86_400_000_000_000L;

  @Test
  void readsEveryPartOfAnObservation() throws Exception {
    Observation observation = parse("2021-01-02,57.5,pro_athlete,1_1\r");
    assertThat(observation.subject()).isEqualTo("1_1");
    assertThat(observation.label()).isEqualTo("pro_athlete");
    assertThat(observation.time()).isEqualTo(SECOND_OF_JANUARY);
    assertThat(observation.timeKind()).isEqualTo(TimeKind.DATE);
    assertThat(observation.value(0)).isEqualTo(57.5);
  }

  @Test
  void readsQuotedFields() throws Exception {
    Observation observation = parse("\"17\",\"6e1\",\"a \"\"b\"\"\",\"1,1\"");
    assertThat(observation.subject()).isEqualTo("1,1");
    assertThat(observation.label()).isEqualTo("a \"b\"");
    assertThat(observation.time()).isEqualTo(17);
    assertThat(observation.timeKind()).isEqualTo(TimeKind.WHOLE_NUMBER);
    assertThat(observation.value(0)).isEqualTo(60);
  }

  @Test
  void withoutALabelColumnTheLabelStaysAndItsFieldIsIgnored() throws Exception {
    ObservationColumns columns =
        ObservationColumns.of(HEADER, "ts_number", "datetime", List.of("pulse"), null);
    Observation observation = new Observation();
    ObservationParser parser = new ObservationParser(columns, Dialect.CSV, TimeFormats.STANDARD);
    parse(parser, "1,2,,x", observation);
    assertThat(observation.label()).isNull();
    observation.setLabel("of the folder");
    parse(parser, "1,2,a,x", observation);
    assertThat(observation.label()).isEqualTo("of the folder");
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        arguments("1,2,a", Malformed.COLUMNS, "expected 4 columns but found 3"),
        arguments("1,2,a,x,", Malformed.COLUMNS, "expected 4 columns but found 5"),
        arguments("", Malformed.COLUMNS, "expected 4 columns but found 1; see --delimiter"),
        arguments(
            "1,oops,a,x", Malformed.NUMBER, "column 2 (pulse): expected a number but found 'oops'"),
        arguments(
            "1,,a,x",
            Malformed.NUMBER,
            "column 2 (pulse): expected a number but found ''; --null '' takes it as missing"),
        arguments(
            "1,1e999,a,x",
            Malformed.NUMBER,
            "column 2 (pulse): expected a number up to ±1.8e308 but found '1e999'"),
        arguments(
            "yesterday,2,a,x",
            Malformed.TIME,
            "column 1 (datetime): expected an ISO date, an ISO date-time or a whole number but"
                + " found 'yesterday'; see --time-format"),
        arguments(
            "1,2,a,",
            Malformed.EMPTY_SUBJECT,
            "column 4 (ts_number): expected a subject but found nothing"),
        arguments(
            "1,2,a,\"\"",
            Malformed.EMPTY_SUBJECT,
            "column 4 (ts_number): expected a subject but found nothing"),
        arguments(
            "1,2,,x",
            Malformed.EMPTY_LABEL,
            "column 3 (category): expected a label but found nothing"),
        arguments(
            "1,2,\u00E9,x",
            Malformed.ENCODING,
            "column 3 (category): expected UTF-8 but found '\uFFFD' (see --encoding)"),
        arguments(
            "1,2,a,x\"",
            Malformed.QUOTE,
            "column 4: expected quotes around the whole field but found one inside it"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void tellsReasonAndPlaceOfAMalformedRecord(String latin1, Malformed reason, String message) {
    MalformedRecordException refusal = refusal(latin1);
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal).hasMessage(message);
  }

  @Test
  void ofSeveralFaultsTheSubjectsComesFirst() {
    assertThat(refusal("oops,oops,,").reason()).isEqualTo(Malformed.EMPTY_SUBJECT);
  }

  @Test
  void refusalShowsALongFieldCutAndOnOneLine() {
    assertThat(refusal("1,a\tb\u0000" + "c".repeat(10_000) + ",a,x"))
        .hasMessage("column 2 (pulse): expected a number but found 'a?b?" + "c".repeat(36) + "…'");
  }

  @Test
  void refusalCostsNoStackTrace() {
    assertThat(refusal("").getStackTrace()).isEmpty();
  }

  private static final ObservationParser HEADER_PARSER =
      new ObservationParser(
          ObservationColumns.of(HEADER, "ts_number", "datetime", List.of("pulse"), "category"),
          Dialect.CSV,
          TimeFormats.STANDARD);

  private static Observation parse(String line) throws MalformedRecordException {
    Observation observation = new Observation();
    parse(HEADER_PARSER, line, observation);
    return observation;
  }

  private static void parse(ObservationParser parser, String line, Observation into)
      throws MalformedRecordException {
    byte[] bytes = line.getBytes(UTF_8);
    parser.parse(bytes, 0, bytes.length, into);
  }

  private static MalformedRecordException refusal(String latin1) {
    byte[] bytes = latin1.getBytes(ISO_8859_1);
    return catchThrowableOfType(
        MalformedRecordException.class,
        () -> HEADER_PARSER.parse(bytes, 0, bytes.length, new Observation()));
  }
}
