package io.pulsemill.series;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeParserTest {
  private static final long SEED = 20210101;
  private static final int TRIALS = 20_000;
  private static final long NANOS_A_DAY = 86_400_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    "1970-01-01, 1970-01-01T00:00:00Z",
    "2020-02-29, 2020-02-29T00:00:00Z",
    "2000-02-29, 2000-02-29T00:00:00Z",
    "2021-01-02T03:04, 2021-01-02T03:04:00Z",
    "2021-01-02 03:04, 2021-01-02T03:04:00Z",
    "2021-01-02T03:04:05, 2021-01-02T03:04:05Z",
    "2021-01-02 23:59:59, 2021-01-02T23:59:59Z",
    "2021-01-02T03:04:05.6, 2021-01-02T03:04:05.600Z",
    "2021-01-02T03:04:05.678901234, 2021-01-02T03:04:05.678901234Z",
    "2021-01-02T03:04:05.67890123400000, 2021-01-02T03:04:05.678901234Z",
    "1969-12-31T23:59:59.999999999, 1969-12-31T23:59:59.999999999Z",
    "2021-01-02T03:04Z, 2021-01-02T03:04:00Z",
    "2021-01-02T03:04:05.25Z, 2021-01-02T03:04:05.250Z",
    "2021-01-02T00:04+01:30, 2021-01-01T22:34:00Z",
    "2021-01-02T00:04:00+0130, 2021-01-01T22:34:00Z",
    "2021-01-02T23:04:00.5-01, 2021-01-03T00:04:00.5Z",
    "2021-01-02 03:04-00:00, 2021-01-02T03:04:00Z",
    "2021-01-02 03:04 Z, 2021-01-02T03:04:00Z",
    "2021-01-02 03:04:05 +0130, 2021-01-02T01:34:05Z",
    "'2021-01-02T03:04:05,25', 2021-01-02T03:04:05.250Z",
    "2021-01-02T12:00+18:00, 2021-01-01T18:00:00Z",
    "1677-09-21T00:12:43.145224192Z, 1677-09-21T00:12:43.145224192Z",
    "2262-04-11T23:47:16.854775807Z, 2262-04-11T23:47:16.854775807Z",
    "2262-04-12T00:47:16.854775807+01:00, 2262-04-11T23:47:16.854775807Z",
  })
  void readsDatesAndDateTimes(String text, Instant expected) throws Exception {
    TimeParser parser = parse(text);
    assertThat(parser.kind()).isEqualTo(TimeKind.DATE);
    assertThat(Instant.EPOCH.plusNanos(parser.time())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "+7, 7",
    "0042, 42",
    "20210101, 20210101",
    "2021, 2021",
    "-17, -17",
    "1609459200, 1609459200",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "00000000000000000000000009223372036854775807, 9223372036854775807"
  })
  void readsWholeNumbers(String text, long expected) throws Exception {
    TimeParser parser = parse(text);
    assertThat(parser.kind()).isEqualTo(TimeKind.WHOLE_NUMBER);
    assertThat(parser.time()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        "--1",
        "1.0",
        "1e3",
        " 1",
        "1 ",
        "0x1",
        "yesterday",
        "2021-01",
        "2021-1-1",
        "21-01-01",
        "2021/01/01",
        "01-02-2021",
        "2021-01-011",
        "+2021-01-01",
        "2021-01-01Z",
        "2021-01-01+01:00",
        "2021-01-01T",
        "2021-01-01 ",
        "2021-01-01T10",
        "2021-01-01T10Z",
        "2021-01-01T1:00",
        "2021-01-01T10:0",
        "2021-01-01t10:00",
        "2021-01-01  10:00",
        "2021-01-01_10:00",
        "2021-01-01T10:00z",
        "2021-01-01T10:00  Z",
        "2021-01-01T10:00:",
        "2021-01-01T10:00.5",
        "2021-01-01T10:00:00.",
        "2021-01-01T10:00:00.Z",
        "2021-01-01T10:00:00.1234567891",
        "2021-01-01T24:00",
        "2021-01-01T10:60",
        "2021-01-01T10:00:60",
        "2021-01-01T10:00+",
        "2021-01-01T10:00+1",
        "2021-01-01T10:00+1:00",
        "2021-01-01T10:00+01:",
        "2021-01-01T10:00+01:0",
        "2021-01-01T10:00+010",
        "2021-01-01T10:00+01:60",
        "2021-01-01T10:00+19",
        "2021-01-01T10:00+18:01",
        "2021-01-01T10:00+01:00:00",
        "2021-01-01T10:00ZZ",
        "2021-01-01T10:00Z+01",
        "2021-01-01T-1:00",
        "２０２１-01-01",
        "20210101T1000",
        "1677-09-21",
        "1677-09-21T00:12:43.145224191",
        "2262-04-12",
        "2262-04-11T23:47:16.854775808",
        "0000-01-01",
        "9999-12-31",
        "9223372036854775808",
        "-9223372036854775809",
        "18446744073709551616",
        "99999999999999999999999"
      })
  void refusesEverythingElse(String text) {
    assertThat(refusal(text)).isNotNull();
    assertThat(refusal(text).reason()).isEqualTo(Malformed.TIME);
  }

  @Test
  void saysWhichDatesItCanHold() {
    assertThat(refusal("3000-01-01"))
        .hasMessage(
            "expected a time from 1677-09-21T00:12:43.145224192Z to"
                + " 2262-04-11T23:47:16.854775807Z but found '3000-01-01'");
  }

  @Test
  void agreesWithTheStandardLibraryOnEveryDay() throws Exception {
    LocalDate end = LocalDate.of(2262, 4, 12);
    TimeParser parser = new TimeParser(TimeFormats.STANDARD);
    for (LocalDate day = LocalDate.of(1677, 9, 22); day.isBefore(end); day = day.plusDays(1)) {
      parse(parser, day.toString());
      assertThat(parser.time()).as("%s", day).isEqualTo(day.toEpochDay() * NANOS_A_DAY);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1700, 1900, 2000, 2020, 2021, 2100})
  void acceptsExactlyTheDaysOfTheCalendar(int year) {
    for (int month = 0; month <= 13; month++) {
      for (int day = 0; day <= 32; day++) {
        String text = "%d-%02d-%02d".formatted(year, month, day);
        assertThat(refusal(text) == null).as(text).isEqualTo(isDay(year, month, day));
      }
    }
  }

  @Test
  void agreesWithTheStandardLibraryOnRandomDateTimes() throws Exception {
    Random random = new Random(SEED);
    TimeParser parser = new TimeParser(TimeFormats.STANDARD);
    for (int i = 0; i < TRIALS; i++) {
      OffsetDateTime time = randomTime(random);
      parse(parser, time.toString());
      assertThat(parser.time())
          .as("%s, seed %d", time, SEED)
          .isEqualTo(ChronoUnit.NANOS.between(Instant.EPOCH, time.toInstant()));
    }
  }

  @Test
  void forgetsTheTimeBefore() throws Exception {
    TimeParser parser = parse("2021-01-02T03:04:05.678+05:00");
    parse(parser, "1970-01-02");
    assertThat(parser.time()).isEqualTo(NANOS_A_DAY);
  }

  @Test
  void readsOnlyTheRangeGiven() throws Exception {
    TimeParser parser = new TimeParser(TimeFormats.STANDARD);
    parser.parse("51970-01-0234".getBytes(UTF_8), 1, 10);
    assertThat(parser.time()).isEqualTo(NANOS_A_DAY);
  }

  /** A time of 1678..2261 whose text has no seconds, seconds, or 3, 6 or 9 places. */
  private static OffsetDateTime randomTime(Random random) {
    int[] units = {1, 1_000, 1_000_000, 1_000_000_000};
    int unit = units[random.nextInt(units.length)];
    int nano = random.nextInt(1_000_000_000) / unit * unit;
    return LocalDateTime.of(1678 + random.nextInt(584), 1 + random.nextInt(12), 1, 0, 0)
        .plusMinutes(random.nextInt(40_000))
        .plusSeconds(random.nextInt(3) * 7L)
        .withNano(nano)
        .atOffset(ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 18 * 60 + 1) - 18 * 60)));
  }

  private static boolean isDay(int year, int month, int day) {
    try {
      LocalDate.of(year, month, day);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static TimeParser parse(String text) throws MalformedRecordException {
    TimeParser parser = new TimeParser(TimeFormats.STANDARD);
    parse(parser, text);
    return parser;
  }

  private static void parse(TimeParser parser, String text) throws MalformedRecordException {
    byte[] bytes = text.getBytes(UTF_8);
    parser.parse(bytes, 0, bytes.length);
  }

  private static MalformedRecordException refusal(String text) {
    return catchThrowableOfType(MalformedRecordException.class, () -> parse(text));
  }
}
