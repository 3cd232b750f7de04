package io.pulsemill.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.series.TimeFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.apache.orc.CompressionKind;
import org.apache.orc.storage.common.type.HiveDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrcObservationsTest {
  private static final LocalDateTime TIME = LocalDateTime.of(2021, 7, 1, 12, 34, 56, 789_000_123);

  @TempDir private Path folder;

  private String row(ReadRows reader, String schema, Object... cells) throws IOException {
    Path file = OrcFixture.write(folder.resolve("a.orc"), schema, CompressionKind.NONE, 9, cells);
    reader.header(file);
    return reader.of(file).get(0).substring(2);
  }

  private String time(ReadRows reader, String type, Object time) throws IOException {
    return row(
            reader,
            "struct<x:map<string,int>,t:%s,s:string,l:string,v:double>".formatted(type),
            null,
            time,
            "s",
            "l",
            1.0)
        .replace("s l ", "");
  }

  private String value(String type, Object value) throws IOException {
    return row(
            ReadRows.orc().with(ReadRows.nulls("NA")),
            "struct<v:%s,s:string,l:string,t:int>".formatted(type),
            value,
            "s",
            "l",
            1)
        .replace("s l 1 ", "");
  }

  @Test
  void timesOfEveryType() throws IOException {
    ReadRows utc = ReadRows.orc();
    ReadRows berlin =
        ReadRows.orc().with(new TimeFormats(List.of("auto"), ZoneId.of("Europe/Berlin")));
    String expected = "1625142896789000123ns 1.0";
    assertThat(time(utc, "timestamp", TIME)).isEqualTo(expected);
    assertThat(time(berlin, "timestamp", TIME)).isEqualTo("1625135696789000123ns 1.0");
    assertThat(time(utc, "timestamp with local time zone", TIME)).isEqualTo(expected);
    assertThat(time(berlin, "timestamp with local time zone", TIME)).isEqualTo(expected);
    assertThat(time(utc, "timestamp", LocalDateTime.of(1969, 12, 31, 23, 59, 59, 5)))
        .isEqualTo("-999999995ns 1.0");
    assertThat(time(utc, "date", LocalDate.of(1970, 1, 2))).isEqualTo("86400000000000ns 1.0");
    assertThat(time(utc, "date", LocalDate.of(1700, 1, 1))).isEqualTo("-8520336000000000000ns 1.0");
    assertThat(time(utc, "string", "1970-01-02")).isEqualTo("86400000000000ns 1.0");
    assertThat(time(utc, "varchar(20)", "1970-01-02T00:00:01Z")).isEqualTo("86401000000000ns 1.0");
    assertThat(time(utc, "bigint", -9L)).isEqualTo("-9 1.0");
    assertThat(time(utc, "int", 9)).isEqualTo("9 1.0");
    assertThat(time(utc, "timestamp", null))
        .isEqualTo("time: column 2 (t): expected a time but found null");
  }

  /** Hive's writer stores the zone of its machine, and what the clocks there showed. */
  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata"})
  void aTimestampIsWhatTheClocksOfItsWriterShowed(String zone) throws IOException {
    TimeZone here = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      Path file = folder.resolve("a.orc");
      OrcFixture.writeLocal(
          file,
          "struct<s:string,l:string,t:timestamp,v:double>",
          new Object[] {"s", "l", Timestamp.valueOf("2021-07-01 12:34:56.789000123"), 1.0},
          new Object[] {"s", "l", Timestamp.valueOf("2021-01-01 00:00:00"), 1.0},
          new Object[] {"s", "l", Timestamp.valueOf("2021-11-07 01:30:00"), 1.0});
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(ReadRows.orc().of(file))
          .containsExactly(
              "1 s l 1625142896789000123ns 1.0",
              "2 s l 1609459200000000000ns 1.0",
              "3 s l 1636248600000000000ns 1.0");
    } finally {
      TimeZone.setDefault(here);
    }
  }

  @Test
  void numbersOfEveryType() throws IOException {
    assertThat(value("double", 57.1)).isEqualTo("57.1");
    assertThat(value("float", 57.1f)).isEqualTo("57.1");
    assertThat(value("tinyint", -3)).isEqualTo("-3.0");
    assertThat(value("smallint", 300)).isEqualTo("300.0");
    assertThat(value("int", 70_000)).isEqualTo("70000.0");
    assertThat(value("bigint", Long.MAX_VALUE)).isEqualTo("9.223372036854776E18");
    assertThat(value("decimal(9,2)", HiveDecimal.create("-5.71"))).isEqualTo("-5.71");
    assertThat(value("decimal(38,10)", HiveDecimal.create("57.1"))).isEqualTo("57.1");
    assertThat(value("string", "57.10")).isEqualTo("57.1");
    assertThat(value("string", "NA")).isEqualTo("missing");
    assertThat(value("double", null)).isEqualTo("missing");
    assertThat(value("double", Double.NaN))
        .isEqualTo(
            "number: column 1 (v): expected a number but found 'NaN'; --null NaN takes it as missing");
  }

  @Test
  void subjectsAndLabelsOfEveryType() throws IOException {
    String schema = "struct<s:bigint,l:boolean,t:int,v:int>";
    assertThat(row(ReadRows.orc(), schema, 7L, true, 1, 2)).isEqualTo("7 true 1 2.0");
    String texts = "struct<s:varchar(9),l:char(3),t:int,v:int>";
    assertThat(row(ReadRows.orc(), texts, "müde", "abc", 1, 2)).isEqualTo("müde abc 1 2.0");
    assertThat(row(ReadRows.orc(), texts, "a", null, 1, 2))
        .isEqualTo("empty-label: column 2 (l): expected a label but found null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s:string,t:double,v:double | 't' (time): expected dates, times with a date, whole numbers or text but found double; name another column with --time-column",
        "s:string,t:int,v:boolean | 'v' (value): expected numbers or text but found boolean",
        "s:string,t:int,v:array<int> | found array",
        "s:binary,t:int,v:int | 's' (subject): expected text, whole numbers or UUIDs but found binary"
      })
  void aTypeThatCannotBeUsedIsRefusedInOneLine(String columns, String message) throws IOException {
    Path file =
        OrcFixture.write(
            folder.resolve("a.orc"), "struct<" + columns + ">", CompressionKind.ZLIB, 9);
    assertThatThrownBy(() -> ReadRows.orc().header(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file + ": column '")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @EnumSource(
      value = CompressionKind.class,
      names = {"NONE", "ZLIB", "SNAPPY", "LZ4", "ZSTD", "LZO"})
  void eachRowIsReadByTheSplitInWhichItsStripeBegins(CompressionKind codec) throws IOException {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 9000; i++) {
      rows.add(new Object[] {"s" + i / 7, "l" + i % 3, (long) i, i % 2 == 0 ? null : i * 0.5});
    }
    Path file =
        OrcFixture.write(
            folder.resolve("a.orc"),
            "struct<s:string,l:string,t:bigint,v:double>",
            codec,
            1000,
            rows.toArray(Object[][]::new));
    List<String> all = ReadRows.orc().of(file);
    assertThat(all).hasSize(9000);
    assertThat(all.get(8999)).isEqualTo("9000 s1285 l2 8999 4499.5");
    assertThat(all.get(8998)).isEqualTo("8999 s1285 l1 8998 missing");
    long length = Files.size(file);
    for (int parts : new int[] {2, 3, 100}) {
      List<String> found = new ArrayList<>();
      for (int part = 0; part < parts; part++) {
        found.addAll(ReadRows.orc().of(file, length * part / parts, length * (part + 1) / parts));
      }
      assertThat(found).isEqualTo(all);
    }
  }
}
