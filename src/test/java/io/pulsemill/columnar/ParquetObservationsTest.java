package io.pulsemill.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.table.ParquetFixture;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetObservationsTest {
  private static final String TEXTS = "optional binary s (STRING); optional binary l (STRING); ";
  private static final LocalDateTime TIME = LocalDateTime.of(2021, 7, 1, 12, 34, 56, 789_000_000);
  private static final long SECOND = TIME.toEpochSecond(ZoneOffset.UTC);

  @TempDir private Path folder;

  /** The row of a file with a time and a value of these types. */
  private String row(String timeType, Object time, String valueType, Object value)
      throws IOException {
    return read(ReadRows.parquet(), timeType, time, valueType, value);
  }

  private String read(ReadRows reader, String timeType, Object time, String valueType, Object value)
      throws IOException {
    Path file = folder.resolve("a.parquet");
    Files.deleteIfExists(file);
    ParquetFixture.write(
        file,
        "message m { " + TEXTS + "optional " + timeType + "; optional " + valueType + "; }",
        10,
        new Object[] {"s1", "tired", time, value});
    assertThat(reader.header(file)).containsExactly("s", "l", "t", "v");
    return reader.of(file).get(0).replace("1 s1 tired ", "");
  }

  private String time(String type, Object time) throws IOException {
    return row(type, time, "double v", 1.0);
  }

  private String value(String type, Object value) throws IOException {
    return row("int64 t", 1L, type, value).replace("1 ", "");
  }

  @Test
  void timesOfEveryType() throws IOException {
    String whole = SECOND * 1_000_000_000L + 789_000_000L + "ns 1.0";
    String plusNanos = SECOND * 1_000_000_000L + 789_000_123L + "ns 1.0";
    assertThat(time("int64 t (TIMESTAMP(MILLIS,true))", 1000 * SECOND + 789)).isEqualTo(whole);
    assertThat(time("int64 t (TIMESTAMP(MICROS,true))", 1_000_000 * SECOND + 789_000))
        .isEqualTo(whole);
    assertThat(time("int64 t (TIMESTAMP(NANOS,true))", 1_000_000_000 * SECOND + 789_000_123))
        .isEqualTo(plusNanos);
    assertThat(time("int64 t (TIMESTAMP(MILLIS,false))", 1000 * SECOND + 789)).isEqualTo(whole);
    assertThat(time("int64 t (TIMESTAMP(MICROS,false))", 1_000_000 * SECOND + 789_000))
        .isEqualTo(whole);
    assertThat(time("int64 t (TIMESTAMP_MICROS)", 1_000_000 * SECOND + 789_000)).isEqualTo(whole);
    assertThat(time("int96 t", int96(TIME, 789_000_123))).isEqualTo(plusNanos);
    assertThat(time("binary t (STRING)", "2021-07-01T12:34:56.789")).isEqualTo(whole);
    assertThat(time("int32 t (DATE)", (int) LocalDate.of(2021, 7, 1).toEpochDay()))
        .isEqualTo("1625097600000000000ns 1.0");
    assertThat(time("int32 t (DATE)", -1)).isEqualTo("-86400000000000ns 1.0");
    assertThat(time("int64 t (TIMESTAMP(MILLIS,true))", -1L)).isEqualTo("-1000000ns 1.0");
    assertThat(time("int64 t (TIMESTAMP(MICROS,true))", -1L)).isEqualTo("-1000ns 1.0");
    assertThat(time("int64 t (TIMESTAMP(MICROS,false))", -1L)).isEqualTo("-1000ns 1.0");
    assertThat(time("int64 t (TIMESTAMP(NANOS,true))", -1L)).isEqualTo("-1ns 1.0");
    assertThat(time("int64 t (TIMESTAMP(NANOS,false))", -1L)).isEqualTo("-1ns 1.0");
    assertThat(time("int32 t", 20210701)).isEqualTo("20210701 1.0");
    assertThat(time("int64 t (INTEGER(64,true))", -7L)).isEqualTo("-7 1.0");
    assertThat(time("int32 t (INTEGER(32,false))", -1)).isEqualTo("4294967295 1.0");
    assertThat(time("int64 t (INTEGER(64,false))", 5L)).isEqualTo("5 1.0");
    assertThat(time("int64 t (INTEGER(64,false))", -1L))
        .isEqualTo(
            "1 time: column 3 (t): expected a whole number from -2^63 to 2^63-1 but found"
                + " '18446744073709551615'");
  }

  private static byte[] int96(LocalDateTime time, int nanos) {
    long day = time.toLocalDate().toEpochDay() + 2_440_588;
    return ByteBuffer.allocate(12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(time.toLocalTime().toSecondOfDay() * 1_000_000_000L + nanos)
        .putInt((int) day)
        .array();
  }

  @Test
  void wholeNumbersAreTimesOfTheFormatThatIsAskedFor() throws IOException {
    TimeFormats seconds = new TimeFormats(List.of("epoch-s"), ZoneOffset.UTC);
    TimeFormats compact = new TimeFormats(List.of("compact-date"), ZoneOffset.UTC);
    assertThat(read(ReadRows.parquet().with(seconds), "int64 t", 1_625_097_600L, "float v", 1f))
        .isEqualTo("1625097600000000000ns 1.0");
    assertThat(read(ReadRows.parquet().with(compact), "int32 t", 20_210_701, "float v", 1f))
        .isEqualTo("1625097600000000000ns 1.0");
    assertThat(
            read(
                ReadRows.parquet().with(compact),
                "binary t (STRING)",
                "20210701",
                "int64 v",
                Long.MAX_VALUE))
        .isEqualTo("1625097600000000000ns 9.223372036854776E18");
  }

  /** Summer: two hours; of the hour shown twice the earlier; a skipped time is taken as later. */
  @ParameterizedTest
  @CsvSource({
    "2021-07-01T00:00, 2021-06-30T22:00, 0, 0",
    "2021-10-31T02:30, 2021-10-31T00:30, 0, 1",
    "2021-03-28T02:30, 2021-03-28T01:30, 1, 0"
  })
  void timesOfClocksAreThoseOfTheZone(
      LocalDateTime local, LocalDateTime utc, int skipped, int doubled) throws IOException {
    TimeFormats berlin = new TimeFormats(List.of("auto"), ZoneId.of("Europe/Berlin"));
    String expected = utc.toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L + "ns 1.0";
    long micros = local.toEpochSecond(ZoneOffset.UTC) * 1_000_000;
    ReadRows reader = ReadRows.parquet().with(berlin);
    String stored = "int64 t (TIMESTAMP(MICROS,false))";
    assertThat(read(reader, stored, micros, "double v", 1.0)).isEqualTo(expected);
    assertThat(List.of(reader.skipped(), reader.doubled()))
        .containsExactly((long) skipped, (long) doubled);
    assertThat(read(reader, stored.replace("false", "true"), micros, "double v", 1.0))
        .isEqualTo(local.toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L + "ns 1.0");
    assertThat(reader.skipped() + reader.doubled()).isZero();
  }

  @Test
  void datesAreMidnightOfTheZone() throws IOException {
    TimeFormats berlin = new TimeFormats(List.of("auto"), ZoneId.of("Europe/Berlin"));
    assertThat(read(ReadRows.parquet().with(berlin), "int32 t (DATE)", 0, "double v", 1.0))
        .isEqualTo("-3600000000000ns 1.0");
  }

  @Test
  void numbersOfEveryType() throws IOException {
    assertThat(value("double v", 57.1)).isEqualTo("57.1");
    assertThat(value("float v", 57.1f)).isEqualTo("57.1");
    assertThat(value("int32 v", -3)).isEqualTo("-3.0");
    assertThat(value("int32 v (INTEGER(32,false))", -1)).isEqualTo("4.294967295E9");
    assertThat(value("int64 v (INTEGER(64,false))", -1L)).isEqualTo("1.8446744073709552E19");
    assertThat(value("int32 v (INTEGER(8,true))", 52)).isEqualTo("52.0");
    assertThat(value("int32 v (DECIMAL(9,2))", 571)).isEqualTo("5.71");
    assertThat(value("int64 v (DECIMAL(18,3))", -57_100L)).isEqualTo("-57.1");
    assertThat(value("binary v (DECIMAL(20,1))", new BigInteger("571").toByteArray()))
        .isEqualTo("57.1");
    assertThat(value("fixed_len_byte_array(5) v (DECIMAL(10,1))", new byte[] {-1, -1, -1, -1, -5}))
        .isEqualTo("-0.5");
    assertThat(value("fixed_len_byte_array(2) v (FLOAT16)", new byte[] {0x66, 0x2E}))
        .isEqualTo("0.1");
    assertThat(value("binary v (STRING)", "5.71e1")).isEqualTo("57.1");
    assertThat(value("binary v", "57")).isEqualTo("57.0");
  }

  @Test
  void whatIsNoNumberIsMalformedAndWhatIsNullIsMissing() throws IOException {
    String found = "number: column 4 (v): expected a number but found ";
    assertThat(value("double v", Double.NaN))
        .isEqualTo(found + "'NaN'; --null NaN takes it as missing");
    assertThat(value("float v", Float.NEGATIVE_INFINITY))
        .isEqualTo(found + "'-Infinity'; --null -Infinity takes it as missing");
    assertThat(value("binary v (STRING)", "oops")).isEqualTo(found + "'oops'");
    assertThat(value("double v", null)).isEqualTo("missing");
    assertThat(value("binary v (STRING)", null)).isEqualTo("missing");
  }

  @Test
  void nullMarkersAreMissing() throws IOException {
    Dialect dialect = ReadRows.nulls("NA", "-9999", "", "NaN");
    ReadRows reader = ReadRows.parquet().with(dialect);
    assertThat(read(reader, "int64 t", 1L, "binary v (STRING)", "NA")).isEqualTo("1 missing");
    assertThat(read(reader, "int64 t", 1L, "binary v (STRING)", "")).isEqualTo("1 missing");
    assertThat(read(reader, "int64 t", 1L, "double v", -9999.0)).isEqualTo("1 missing");
    assertThat(read(reader, "int64 t", 1L, "int32 v", -9999)).isEqualTo("1 missing");
    assertThat(read(reader, "int64 t", 1L, "double v", Double.NaN)).isEqualTo("1 missing");
    assertThat(read(reader, "int64 t", 1L, "double v", 9999.0)).isEqualTo("1 9999.0");
  }

  @Test
  void subjectsAndLabelsOfEveryType() throws IOException {
    assertThat(words("int32", 7, "int64", -8L)).isEqualTo("7 -8");
    assertThat(words("int32 s (INTEGER(32,false))", -1, "int64 l (INTEGER(64,false))", -1L))
        .isEqualTo("4294967295 18446744073709551615");
    assertThat(words("binary s (ENUM)", "e", "boolean", true)).isEqualTo("e true");
    assertThat(words("binary", "müde", "binary l (STRING)", "ß")).isEqualTo("müde ß");
    byte[] uuid = ByteBuffer.allocate(16).putLong(1).putLong(2).array();
    assertThat(words("fixed_len_byte_array(16) s (UUID)", uuid, "binary l (STRING)", "a"))
        .isEqualTo("00000000-0000-0001-0000-000000000002 a");
  }

  @Test
  void aSubjectOrLabelThatIsNothingIsMalformed() throws IOException {
    assertThat(words("binary s (STRING)", null, "binary l (STRING)", "a"))
        .isEqualTo("empty-subject: column 1 (s): expected a subject but found null");
    assertThat(words("binary s (STRING)", "", "binary l (STRING)", "a"))
        .isEqualTo("empty-subject: column 1 (s): expected a subject but found nothing");
    assertThat(words("binary s (STRING)", "a", "int32", null))
        .isEqualTo("empty-label: column 2 (l): expected a label but found null");
    assertThat(words("binary s", new byte[] {'a', (byte) 0xFC}, "int32", 1))
        .isEqualTo("encoding: column 1 (s): expected UTF-8 but found 'a\uFFFD'");
  }

  private String words(String subjectType, Object subject, String labelType, Object label)
      throws IOException {
    Path file = folder.resolve("w.parquet");
    Files.deleteIfExists(file);
    ParquetFixture.write(
        file,
        "message m { optional %s; optional %s; optional int32 t; optional double v; }"
            .formatted(
                subjectType.contains(" s") ? subjectType : subjectType + " s",
                labelType.contains(" l") ? labelType : labelType + " l"),
        10,
        new Object[] {subject, label, 1, 2.0});
    ReadRows.parquet().header(file);
    return ReadRows.parquet().of(file).get(0).substring(2).replace(" 1 2.0", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "optional int64 t (TIME(MICROS,true)) | optional double v | 't' (time)",
        "optional double t | optional double v | 't' (time)",
        "optional int64 t | optional boolean v | 'v' (value): expected numbers or text but found BOOLEAN; name another column with --value-column",
        "optional int64 t | optional int32 v (DATE) | 'v' (value): expected numbers or text but found DATE (INT32)",
        "optional int64 t | repeated double v | found a repeated column",
        "optional group t { optional int64 x; } | optional double v | found a nested column"
      })
  void aTypeThatCannotBeUsedIsRefusedInOneLine(String time, String value, String message)
      throws IOException {
    Path file = folder.resolve("a.parquet");
    String end = time.endsWith("}") ? " " : "; ";
    ParquetFixture.write(file, "message m { " + TEXTS + time + end + value + "; }", 10);
    assertThatThrownBy(() -> ReadRows.parquet().header(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file + ": column '")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"PARQUET_1_0, true", "PARQUET_1_0, false", "PARQUET_2_0, true", "PARQUET_2_0, false"})
  void eachRowIsReadByTheSplitInWhichItsRowGroupBegins(WriterVersion version, boolean dictionaries)
      throws IOException {
    Path file = folder.resolve("a.parquet");
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      rows.add(new Object[] {"s" + i / 7, i % 50 == 0 ? null : "l" + i % 3, (long) i, i * 0.5});
    }
    ParquetFixture.write(
        version,
        dictionaries,
        file,
        "message m { " + TEXTS + "required int64 t; optional double v; }",
        1500,
        rows.toArray(Object[][]::new));
    List<String> all = ReadRows.parquet().of(file);
    assertThat(all).hasSize(10_000);
    assertThat(all.get(9_999)).isEqualTo("10000 s1428 l0 9999 4999.5");
    assertThat(all.get(50)).startsWith("51 empty-label");
    long length = Files.size(file);
    for (int parts : new int[] {2, 3, 7, 1000}) {
      List<String> found = new ArrayList<>();
      for (int part = 0; part < parts; part++) {
        found.addAll(
            ReadRows.parquet().of(file, length * part / parts, length * (part + 1) / parts));
      }
      assertThat(found).isEqualTo(all);
    }
  }
}
