package io.pulsemill.features;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.columnar.AvroFixture;
import io.pulsemill.columnar.OrcFixture;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.table.ParquetFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.file.CodecFactory;
import org.apache.orc.CompressionKind;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same observations in columns make the bytes of a table that CSV makes, in several splits. */
class ColumnarIT {
  private static final long SEED = 6;
  private static final int SUBJECTS = 1000;
  private static final int DAYS = 8;
  private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
  private static final String PARQUET =
      "message m { optional binary category (STRING); required binary ts_number (STRING);"
          + " optional int64 unused; optional float pulse; required int32 datetime (DATE); }";

  @TempDir private static Path folder;
  private static byte[] expected;

  private record Reading(String subject, String label, LocalDate day, Float pulse) {
    int epochDay() {
      return (int) day.toEpochDay();
    }
  }

  @BeforeAll
  static void writesCsv() throws IOException {
    StringBuilder text = new StringBuilder("ts_number,datetime,pulse,category\n");
    for (Reading r : readings()) {
      text.append(
          "%s,%s,%s,%s\n"
              .formatted(r.subject, r.day, r.pulse == null ? "" : r.pulse.toString(), r.label));
    }
    Files.createDirectories(folder.resolve("csv"));
    Files.writeString(folder.resolve("csv/in.csv"), text);
    expected = table("csv", "in.csv", List.of(""));
  }

  /** Values of one digit, which no float holds exactly; every 50th is missing. */
  private static List<Reading> readings() {
    Random random = new Random(SEED);
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < SUBJECTS * DAYS; i++) {
      int subject = i / DAYS;
      float pulse = (500 + random.nextInt(300)) / 10f;
      readings.add(
          new Reading(
              "s" + subject,
              subject % 3 == 0 ? "müde" : "wach",
              FIRST.plusDays(i % DAYS),
              i % 50 == 3 ? null : pulse));
    }
    return readings;
  }

  @Test
  void parquetOfBothVersionsOfPages() throws IOException {
    for (WriterVersion version : WriterVersion.values()) {
      Path file = folder.resolve(version + "/in.parquet");
      ParquetFixture.write(version, true, file, PARQUET, 700, rowsOf(ColumnarIT::parquetRow));
      assertThat(table(version.toString(), "in.parquet", List.of())).isEqualTo(expected);
    }
  }

  @Test
  void orc() throws IOException {
    Files.createDirectories(folder.resolve("orc"));
    OrcFixture.write(
        folder.resolve("orc/in.orc"),
        "struct<a:array<int>,datetime:date,ts_number:varchar(9),category:string,pulse:float>",
        CompressionKind.ZSTD,
        700,
        rowsOf(r -> new Object[] {null, r.day, r.subject, r.label, r.pulse}));
    assertThat(table("orc", "in.orc", List.of())).isEqualTo(expected);
  }

  @Test
  void avro() throws IOException {
    Files.createDirectories(folder.resolve("avro"));
    AvroFixture.write(
        folder.resolve("avro/in.avro"),
        String.join(
            ",",
            AvroFixture.field("ts_number", "\"string\""),
            AvroFixture.field("datetime", "{\"type\":\"int\",\"logicalType\":\"date\"}"),
            AvroFixture.field("a", "\"long\""),
            AvroFixture.field("pulse", "\"float\""),
            AvroFixture.field("category", "\"string\"")),
        CodecFactory.snappyCodec(),
        300,
        rowsOf(r -> new Object[] {r.subject, r.epochDay(), 1L, r.pulse, r.label}));
    assertThat(table("avro", "in.avro", List.of())).isEqualTo(expected);
  }

  @Test
  void aBadRowIsNamedByItsNumberInTheFile() throws IOException {
    Object[][] rows = rowsOf(ColumnarIT::parquetRow);
    rows[5000][3] = Float.NaN;
    rows[6000][0] = null;
    ParquetFixture.write(folder.resolve("bad/in.parquet"), PARQUET, 700, rows);
    FeaturesRun run = run("bad", "in.parquet", List.of());
    assertThat(run.failure())
        .hasValueSatisfying(
            message ->
                assertThat(message)
                    .contains("bad records: 2")
                    .contains(
                        "in.parquet at row 5001: number, column 4 (pulse): expected a number but"
                            + " found 'NaN'")
                    .contains("row 6001: empty-label, column 1 (category)"));
    FeaturesResult result = run.result();
    assertThat(result.read()).isEqualTo(result.used() + result.missing() + 2);
  }

  @Test
  void aBadRecordOfAvroIsNamedByItsBlock() throws IOException {
    Files.createDirectories(folder.resolve("badavro"));
    Object[][] rows = rowsOf(r -> new Object[] {r.subject, r.epochDay(), r.pulse, r.label});
    rows[301][2] = Float.NaN;
    AvroFixture.write(
        folder.resolve("badavro/in.avro"),
        String.join(
            ",",
            AvroFixture.field("ts_number", "\"string\""),
            AvroFixture.field("datetime", "{\"type\":\"int\",\"logicalType\":\"date\"}"),
            AvroFixture.field("pulse", "\"float\""),
            AvroFixture.field("category", "\"string\"")),
        CodecFactory.nullCodec(),
        300,
        rows);
    assertThat(run("badavro", "in.avro", List.of()).failure())
        .hasValueSatisfying(
            message ->
                assertThat(message)
                    .containsPattern(
                        "in.avro at block at byte \\d{3,4} record 2: number, column 3"));
  }

  @Test
  void aDamagedPageIsUnreadable() throws IOException {
    Path file = folder.resolve("damaged/in.parquet");
    ParquetFixture.write(file, PARQUET, 700, rowsOf(ColumnarIT::parquetRow));
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 4000, 6000, (byte) 0xFF);
    Files.deleteIfExists(file.resolveSibling(".in.parquet.crc"));
    Files.write(file, bytes);
    FeaturesRun run = run("damaged", "in.parquet", List.of());
    assertThat(run.failure())
        .hasValueSatisfying(
            message ->
                assertThat(message)
                    .contains("Input cannot be read completely: ")
                    .containsPattern(
                        "in.parquet at row \\d+: unreadable, its Parquet data are damaged or cut"));
  }

  @Test
  void textIsNotReadAsColumnsNorColumnsAsText() throws IOException {
    ParquetFixture.write(folder.resolve("other/in.parquet"), PARQUET, 700);
    FeaturesSettings text = settings(List.of(), Optional.of(ObservationFormat.TEXT));
    FeaturesRun run = new FeaturesRun(folder.resolve("other")).settings(text);
    assertThatThrownBy(() -> run.over("in.parquet"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("it holds a Parquet file; --input-format parquet, or auto, reads it");
    FeaturesSettings parquet = settings(List.of(), Optional.of(ObservationFormat.PARQUET));
    Files.writeString(folder.resolve("other/in.csv"), "a,b\n1,2\n");
    FeaturesRun other = new FeaturesRun(folder.resolve("other")).settings(parquet);
    assertThatThrownBy(() -> other.over("in.csv"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("it holds plain text; expected a Parquet file");
  }

  @Test
  void filesOfTwoFormatsAreRefusedByTheirNames() throws IOException {
    ParquetFixture.write(folder.resolve("mixed/b.parquet"), PARQUET, 700);
    Files.writeString(folder.resolve("mixed/c.csv"), "a,b\n1,2\n");
    Files.writeString(folder.resolve("mixed/a.csv"), "");
    FeaturesRun run =
        new FeaturesRun(folder.resolve("mixed")).settings(settings(List.of(), Optional.empty()));
    assertThatThrownBy(() -> run.over("*"))
        .isInstanceOf(InputException.class)
        .hasMessageMatching(
            "file:.*/mixed/b.parquet and file:.*/mixed/c.csv: expected files of one format but"
                + " found parquet and text; read them one by one");
  }

  private interface Row {
    Object[] of(Reading reading);
  }

  private static Object[][] rowsOf(Row row) {
    return readings().stream().map(row::of).toArray(Object[][]::new);
  }

  private static Object[] parquetRow(Reading r) {
    return new Object[] {r.label, r.subject, 7L, r.pulse, r.epochDay()};
  }

  private static byte[] table(String name, String file, List<String> nulls) throws IOException {
    FeaturesRun run = run(name, file, nulls);
    FeaturesResult result = run.result();
    assertThat(run.failure()).isEmpty();
    assertThat(result.subjects()).isEqualTo(SUBJECTS);
    assertThat(result.missing()).isEqualTo(SUBJECTS * DAYS / 50);
    assertThat(result.read()).isEqualTo(result.used() + result.missing());
    return Files.readAllBytes(run.out().resolve("part-r-00000.parquet"));
  }

  private static FeaturesRun run(String name, String file, List<String> nulls) throws IOException {
    long size = Files.size(folder.resolve(name).resolve(file));
    return new FeaturesRun(folder.resolve(name))
        .settings(settings(nulls, Optional.empty()))
        .splits(size / 3 + 1)
        .over(file);
  }

  private static FeaturesSettings settings(List<String> nulls, Optional<ObservationFormat> format) {
    Dialect dialect = new Dialect(",", "\"", '.', nulls, "", UTF_8, false, List.of());
    return new FeaturesSettings(
        TestFiles.NAMES, format, dialect, TimeFormats.STANDARD, TestFiles.FEATURES, 0, 200, 1000);
  }
}
