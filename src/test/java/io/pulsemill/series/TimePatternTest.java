package io.pulsemill.series;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimePatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dd.MM.yyyy | 31.12.2020 | 2020-12-31T00:00:00Z",
        "d.M.yyyy H:mm | 1.2.2021 7:05 | 2021-02-01T07:05:00Z",
        "dd.MM.yyyy HH:mm[:ss][.SSS] | 01.02.2021 07:05:06.250 | 2021-02-01T07:05:06.250Z",
        "M/d/yyyy h:mm a | 1/31/2021 12:30 am | 2021-01-31T00:30:00Z",
        "M/d/yyyy h:mm a | 1/31/2021 12:30 PM | 2021-01-31T12:30:00Z",
        "d-MMM-yyyy | 3-mar-2021 | 2021-03-03T00:00:00Z",
        "uuuuMMddHHmmss | 20210203040506 | 2021-02-03T04:05:06Z",
        "yyyyMMdd'T'HHmmssX | 20210203T040506Z | 2021-02-03T04:05:06Z",
        "yyyy-MM-dd HH:mm:ss xx | 2021-02-03 04:05:06 +0130 | 2021-02-03T02:35:06Z",
        "yyyy-MM-dd HH:mm:ssxxx | 2021-02-03 04:05:06-01:00 | 2021-02-03T05:05:06Z",
        "yyyy-MM-dd HH:mm VV | 2021-07-03 04:05 Europe/Paris | 2021-07-03T02:05:00Z",
        "yyyy-DDD | 2021-365 | 2021-12-31T00:00:00Z",
        "dd.MM.yy | 01.02.21 | 2021-02-01T00:00:00Z",
      })
  void readsTimesOfAPattern(String pattern, String text, Instant expected) throws Exception {
    assertThat(read(text, ZoneOffset.UTC, pattern)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "29.02.2021",
        "31.04.2021",
        "1.2.2021",
        "01.02.21",
        "01.02.2021 ",
        "",
        "01.13.2021"
      })
  void refusesWhatTheCalendarOrThePatternDoesNotHave(String text) {
    assertThatThrownBy(() -> read(text, ZoneOffset.UTC, "dd.MM.yyyy"))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage(
            "expected a time like '31.01.2021' (dd.MM.yyyy) but found '%s'; see --time-format"
                .formatted(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HH:mm", "MM.yyyy", "epoch-sec", "dd.MM.yyyy 'o", ""})
  void refusesPatternsThatGiveNoDate(String pattern) {
    assertThatThrownBy(() -> new TimeFormats(List.of(pattern), ZoneOffset.UTC))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("--time-format: expected auto, compact-date, epoch-seconds,")
        .hasMessageContaining("'" + pattern + "'");
  }

  @Test
  void theFirstFormatThatReadsATimeCounts() throws Exception {
    String[] formats = {"d.M.yyyy", "M.d.yyyy", "epoch-s"};
    assertThat(read("1.2.2021", ZoneOffset.UTC, formats)).isEqualTo("2021-02-01T00:00:00Z");
    assertThat(read("1.20.2021", ZoneOffset.UTC, formats)).isEqualTo("2021-01-20T00:00:00Z");
    assertThat(read("86400", ZoneOffset.UTC, formats)).isEqualTo("1970-01-02T00:00:00Z");
    assertThat(read("2021-01-02", ZoneOffset.UTC, formats)).isEqualTo("2021-01-02T00:00:00Z");
    assertThatThrownBy(() -> read("x", ZoneOffset.UTC, formats))
        .hasMessageContaining("(d.M.yyyy), or a time like '1.31.2021' (M.d.yyyy), or an ISO date")
        .hasMessageEndingWith("but found 'x'; see --time-format");
  }

  @Test
  void timesWithoutAZoneAreOfTheZoneGiven() throws Exception {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    for (String format : List.of("auto", "yyyy-MM-dd[ HH:mm]")) {
      assertThat(read("2021-01-01", berlin, format)).isEqualTo("2020-12-31T23:00:00Z");
      assertThat(read("2021-07-01 12:00", berlin, format)).isEqualTo("2021-07-01T10:00:00Z");
    }
    assertThat(read("2021-07-01 12:00Z", berlin, "auto")).isEqualTo("2021-07-01T12:00:00Z");
    assertThat(read("20210701", berlin, "compact-date")).isEqualTo("2021-06-30T22:00:00Z");
  }

  /** Clocks went from 2:00 to 3:00 on March 28, and from 3:00 to 2:00 on October 31. */
  @Test
  void timesThatClocksSkipOrShowTwiceAreDefinedAndCounted() throws Exception {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    for (String format : List.of("auto", "yyyy-MM-dd HH:mm")) {
      TimeParser parser = new TimeParser(new TimeFormats(List.of(format), berlin));
      assertThat(read(parser, "2021-03-28 01:59")).isEqualTo("2021-03-28T00:59:00Z");
      assertThat(read(parser, "2021-03-28 02:30")).isEqualTo("2021-03-28T01:30:00Z");
      assertThat(read(parser, "2021-03-28 03:00")).isEqualTo("2021-03-28T01:00:00Z");
      assertThat(parser.skipped()).isEqualTo(1);
      assertThat(parser.doubled()).isZero();
      assertThat(read(parser, "2021-10-31 01:59")).isEqualTo("2021-10-30T23:59:00Z");
      assertThat(read(parser, "2021-10-31 02:30")).isEqualTo("2021-10-31T00:30:00Z");
      assertThat(read(parser, "2021-10-31 03:00")).isEqualTo("2021-10-31T02:00:00Z");
      assertThat(parser.skipped()).isEqualTo(1);
      assertThat(parser.doubled()).isEqualTo(1);
    }
  }

  @Test
  void zonesThatThereAreNotAreRefused() {
    assertThatThrownBy(() -> TimeFormats.zone("Europe/Atlantis"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--time-zone")
        .hasMessageContaining("'Europe/Atlantis'");
  }

  private static Instant read(String text, ZoneId zone, String... formats) throws Exception {
    return read(new TimeParser(new TimeFormats(List.of(formats), zone)), text);
  }

  private static Instant read(TimeParser parser, String text) throws Exception {
    byte[] bytes = text.getBytes(UTF_8);
    parser.parse(bytes, 0, bytes.length);
    assertThat(parser.kind()).isEqualTo(TimeKind.DATE);
    return Instant.EPOCH.plusNanos(parser.time());
  }
}
