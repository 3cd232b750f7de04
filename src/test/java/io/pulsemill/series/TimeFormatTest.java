package io.pulsemill.series;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TimeFormatTest {
  private static final long NANOS_A_DAY = 86_400_000_000_000L;

  @Test
  void compactDatesAreTheDaysOfTheCalendar() throws Exception {
    LocalDate end = LocalDate.of(2262, 4, 12);
    for (LocalDate day = LocalDate.of(1677, 9, 22); day.isBefore(end); day = day.plusDays(1)) {
      String text = day.format(DateTimeFormatter.BASIC_ISO_DATE);
      assertThat(time(TimeFormat.COMPACT_DATE, text))
          .as(text)
          .isEqualTo(day.toEpochDay() * NANOS_A_DAY);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "epoch-seconds, 0, 0",
    "epoch-seconds, 1677628801, 1677628801000000000",
    "epoch-seconds, -1, -1000000000",
    "epoch-millis, 1677628800123, 1677628800123000000",
    "epoch-millis, -1, -1000000",
    "epoch-millis, +5, 5000000",
    "epoch-s, 1677628801.5, 1677628801500000000",
    "epoch-s, -0.25, -250000000",
    "epoch-seconds, -1.25, -1250000000",
    "epoch-ms, 1677628800123.456, 1677628800123456000",
    "epoch-ms, -1.5, -1500000",
    "epoch-millis, 2021-01-01, 1609459200000000000",
    "compact-date, 2021-01-01T00:00:01, 1609459201000000000",
    "auto, 20210101, 20210101",
  })
  void aTimeIsReadInItsUnit(String format, String text, long expected) throws Exception {
    assertThat(time(TimeFormat.find(format).orElseThrow(), text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "compact-date, 20230229",
    "compact-date, 2023022",
    "compact-date, 202302280",
    "compact-date, +2023022",
    "compact-date, -2023022",
    "compact-date, 2023022x",
    "compact-date, 16770921",
    "epoch-seconds, 1677628800000",
    "epoch-seconds, 1.",
    "epoch-seconds, 1.0000000001",
    "epoch-millis, 1.0000001",
    "epoch-seconds, 1e3",
    "epoch-millis, 9223372036855",
    "epoch-millis, ''",
  })
  void whatIsNoTimeOfTheFormatIsMalformed(String format, String text) {
    assertThatThrownBy(() -> time(TimeFormat.find(format).orElseThrow(), text))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @EnumSource(TimeFormat.class)
  void theFastPathAgreesWithTheParser(TimeFormat format) throws Exception {
    ObservationColumns columns =
        ObservationColumns.of(List.of("s", "t", "v"), "s", "t", List.of("v"), null);
    ObservationParser parser = new ObservationParser(columns, Dialect.CSV, TimeFormats.of(format));
    Observation read = new Observation();
    List<String> times =
        List.of("2021-01-01", "1677628800", "1677628801", "1677628829", "2021-01-02", "16776288");
    for (String text : times) {
      byte[] line = "a,%s,5\n".formatted(text).getBytes(UTF_8);
      if (parser.parseOrdinary(line, 0, line.length, read) != ObservationParser.NOT_ORDINARY) {
        assertThat(read.time()).as(text).isEqualTo(time(format, text));
      }
    }
  }

  private static long time(TimeFormat format, String text) throws MalformedRecordException {
    byte[] bytes = text.getBytes(UTF_8);
    TimeParser parser = new TimeParser(TimeFormats.of(format));
    parser.parse(bytes, 0, bytes.length);
    assertThat(parser.kind() == TimeKind.DATE)
        .isEqualTo(format != TimeFormat.AUTO || text.indexOf('-') > 0);
    return parser.time();
  }
}
