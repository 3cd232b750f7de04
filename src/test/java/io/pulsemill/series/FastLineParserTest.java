package io.pulsemill.series;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick way of reading a line must say what the careful one says, or nothing. */
class FastLineParserTest {
  private static final List<String> HEADER = List.of("datetime", "pulse", "category", "ts_number");
  private static final ObservationColumns COLUMNS =
      ObservationColumns.of(HEADER, "ts_number", "datetime", List.of("pulse"), "category");
  private static final long SEED = 11;

  /** What turns a good line into all kinds of lines. */
  private static final String BYTES = "0123456789-+.,:eE \"\r\nTZaé\0";

  private final ObservationParser parser =
      new ObservationParser(COLUMNS, Dialect.CSV, TimeFormats.STANDARD);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2021-01-02,57.5,pro_athlete,1_1",
        "2021-01-02,57.5,pro_athlete,1_1\r",
        "2021-12-31,-0.25,a,a subject of many bytes",
        "1999-02-28T12:00:00Z,5,a,s",
        "-17,123456789012345,ä,ö",
        "0,00012.50,a,s",
      })
  void readsTheLinesOfMostFiles(String line) throws Exception {
    assertAgrees(line, true);
    assertAgrees(line, true); // with subject and label kept
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2021-01-02\",5,a,s",
        "2021-01-02,5e1,a,s",
        "2021-01-02,+5,a,s",
        "2021-01-02,1234567890123456,a,s",
        "2021-01-02,5,a,s\r\r",
      })
  void leavesGoodLinesOfRareFormToTheCarefulParser(String line) throws Exception {
    assertAgrees(line, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "2021-01-02,5,a",
        "2021-01-02,5,a,s,t",
        "2021-01-02,5,a,",
        "2021-01-02,5,,s",
        "2021-01-02,,a,s",
        "2021-01-02,5.,a,s",
        "2021-01-02,.5,a,s",
        "2021-01-02,-,a,s",
        "2021-01-02,1.2.3,a,s",
        "2021-01-00,5,a,s",
        "2021-01-32,5,a,s",
        "2021-02-29,5,a,s",
        "2021-01-0:,5,a,s",
        "2021-01-02,5,a,s\"",
        "NaN,NaN,a,s",
      })
  void leavesMalformedLinesToTheCarefulParser(String line) throws Exception {
    parser.parseOrdinary(bytes("2021-01-05,5,a,s\n"), 0, 17, new Observation()); // known month
    assertAgrees(line, false);
  }

  @Test
  void firstLineHasNoMonthToBeRecognizedBy() throws Exception {
    assertAgrees("\0\0\0\0\0\0\0\00012,5,a,s".replace("0012", "12"), false);
  }

  @Test
  void monthsAtTheEndsOfTheRangeAreParsedWhole() throws Exception {
    for (String day : new String[] {"21", "22", "20", "01", "28"}) {
      assertAgrees("1677-09-" + day + ",5,a,s", day.compareTo("22") >= 0);
    }
    for (String day : new String[] {"10", "11", "12", "13"}) {
      assertAgrees("2262-04-" + day + ",5,a,s", day.compareTo("11") <= 0);
    }
  }

  @Test
  void everyDayOfSomeYearsIsTheCalendars() throws Exception {
    agrees("2019-06-15,5,a,s"); // a year that is known, if not this one
    for (LocalDate day = LocalDate.of(1999, 12, 1); day.getYear() < 2001; day = day.plusDays(1)) {
      assertAgrees(day + ",5,a,s", true);
    }
    assertAgrees("2000-02-30,5,a,s", false);
    assertAgrees("2000-13-01,5,a,s", false);
    assertAgrees("2000-00-01,5,a,s", false);
  }

  /** Of the ten bytes of a date, those of a month: the day must not be read from its place. */
  @Test
  void datesOfAPatternAreReadByIt() throws Exception {
    TimeFormats dayFirst = new TimeFormats(List.of("yyyy-dd-MM"), ZoneOffset.UTC);
    ObservationParser both = new ObservationParser(COLUMNS, Dialect.CSV, dayFirst);
    for (String date : List.of("2021-05-01", "2021-05-02", "2021-06-02")) {
      byte[] line = bytes(date + ",5,a,s\n");
      Observation quick = new Observation();
      Observation careful = new Observation();
      assertThat(both.parseOrdinary(line, 0, line.length, quick)).isEqualTo(line.length);
      both.parse(line, 0, line.length - 1, careful);
      assertThat(text(quick)).isEqualTo(text(careful));
    }
  }

  /** Eight such bytes are the number that stands for no month. */
  @Test
  void bytesOfNoTextAreNoMonth() throws Exception {
    for (String date : List.of("2021-01-01", "2021-01-02", "2022-01-01")) {
      assertAgrees(date + ",5,a,s", true);
    }
    byte[] line = bytes("????????05,5,a,s\n");
    Arrays.fill(line, 0, 8, (byte) 0xFF);
    assertThat(parser.parseOrdinary(line, 0, line.length, new Observation()))
        .isEqualTo(ObservationParser.NOT_ORDINARY);
  }

  @Test
  void bytesThatAreNotUtf8AreLeftToTheCarefulParser() {
    byte[] line = bytes("1,5,a,s?\n");
    line[line.length - 2] = (byte) 0xE4;

    assertThat(parser.parseOrdinary(line, 0, line.length, new Observation()))
        .isEqualTo(ObservationParser.NOT_ORDINARY);
  }

  @Test
  void lineWithoutItsLineFeedIsNotOrdinary() {
    byte[] line = bytes("2021-01-02,5,a,s");
    for (int end = 0; end <= line.length; end++) {
      assertThat(parser.parseOrdinary(line, 0, end, new Observation()))
          .isEqualTo(ObservationParser.NOT_ORDINARY);
    }
  }

  @Test
  void columnsThatFoldersGiveStayAsTheyAre() throws Exception {
    List<String> folders = List.of("datetime", "ts_number", "hr");
    ObservationColumns columns =
        ObservationColumns.of(
            List.of("datetime", "pulse", "category"),
            folders,
            "ts_number",
            "datetime",
            List.of("hr", "pulse"),
            "category");
    ObservationParser some = new ObservationParser(columns, Dialect.CSV, TimeFormats.STANDARD);
    Observation observation = new Observation(2);
    observation.setSubject("s");
    observation.setTime(7, TimeKind.WHOLE_NUMBER);
    observation.setValue(0, 60);
    byte[] line = "never read,57.5,a\n".getBytes(UTF_8);

    assertThat(some.parseOrdinary(line, 0, line.length, observation)).isEqualTo(line.length);
    assertThat(some.parse(line, 0, line.length - 1, observation)).isEqualTo(2);
    assertThat(observation.subject()).isEqualTo("s");
    assertThat(observation.time()).isEqualTo(7);
    assertThat(observation.label()).isEqualTo("a");
    assertThat(observation.value(0)).isEqualTo(60);
    assertThat(observation.value(1)).isEqualTo(57.5);
  }

  @Test
  void aLabelThatAnotherRecordGivesMayBeEmptyOrAMarker() throws Exception {
    ObservationParser once =
        new ObservationParser(
            COLUMNS.withLabelOnce(),
            new Dialect(",", "\"", '.', List.of("NA"), "", UTF_8, false, List.of()),
            TimeFormats.STANDARD);
    Observation observation = new Observation();
    for (String label : List.of("a", "", "NA", "a", "b")) {
      byte[] line = "2021-01-02,5,%s,s\n".formatted(label).getBytes(UTF_8);
      String expected = label.length() == 1 ? label : null;

      assertThat(once.parseOrdinary(line, 0, line.length, observation)).isEqualTo(line.length);
      assertThat(observation.label()).isEqualTo(expected);
      observation.setLabel("of the line before");
      once.parse(line, 0, line.length - 1, observation);
      assertThat(observation.label()).isEqualTo(expected);
    }
  }

  @Test
  void oneColumnMayBeTwoThings() throws Exception {
    ObservationColumns columns =
        ObservationColumns.of(HEADER, "ts_number", "datetime", List.of("pulse"), "ts_number");
    ObservationParser twice = new ObservationParser(columns, Dialect.CSV, TimeFormats.STANDARD);
    byte[] line = bytes("1,5,a,s\n");
    Observation observation = new Observation();

    assertThat(twice.parseOrdinary(line, 0, line.length, observation))
        .isEqualTo(ObservationParser.NOT_ORDINARY);
    twice.parse(line, 0, line.length - 1, observation);
    assertThat(observation.label()).isEqualTo("s");
  }

  @Test
  void agreesOnRandomChangesOfGoodLines() throws Exception {
    Random random = new Random(SEED);
    int read = 0;
    for (int round = 0; round < 200_000; round++) {
      StringBuilder line =
          new StringBuilder(
              "2021-0%d-%02d,%d.%d,%s,%d_%d"
                  .formatted(
                      1 + random.nextInt(9),
                      1 + random.nextInt(30),
                      random.nextInt(200),
                      random.nextInt(10),
                      random.nextBoolean() ? "athlete" : "pro_athlete",
                      random.nextInt(3),
                      random.nextInt(1 << random.nextInt(31))));
      for (int changes = random.nextInt(3); changes > 0; changes--) {
        char other = BYTES.charAt(random.nextInt(BYTES.length()));
        int at = random.nextInt(line.length());
        switch (random.nextInt(3)) {
          case 0 -> line.setCharAt(at, other);
          case 1 -> line.insert(at, other);
          default -> line.deleteCharAt(at);
        }
      }
      read += agrees(line.toString()) ? 1 : 0;
    }
    assertThat(read).isGreaterThan(80_000);
  }

  private void assertAgrees(String line, boolean ordinary) throws Exception {
    assertThat(agrees(line)).as("'%s' is ordinary", line).isEqualTo(ordinary);
  }

  /** Whether the line was read; then the careful parser must find the same in it. */
  private boolean agrees(String line) throws Exception {
    byte[] text = bytes("x" + line + "\nrest");
    Observation quick = new Observation();
    int next = parser.parseOrdinary(text, 1, text.length, quick);
    if (next == ObservationParser.NOT_ORDINARY) {
      return false;
    }
    int end = 1;
    while (text[end] != '\n') {
      end++;
    }
    assertThat(next).as("the line after '%s'", line).isEqualTo(end + 1);
    Observation careful = new Observation();
    new ObservationParser(COLUMNS, Dialect.CSV, TimeFormats.STANDARD).parse(text, 1, end, careful);
    assertThat(text(quick)).as("'%s'", line).isEqualTo(text(careful));
    return true;
  }

  private static String text(Observation o) {
    return o.subject() + "|" + o.label() + "|" + o.time() + o.timeKind() + "|" + o.value(0);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
