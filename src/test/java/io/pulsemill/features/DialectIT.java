package io.pulsemill.features;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.series.Dialect;
import io.pulsemill.series.TimeFormats;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same observations in many dialects make the same bytes of a table, in several splits. */
class DialectIT {
  private static final long SEED = 5;
  private static final int SUBJECTS = 1000;
  private static final int DAYS = 8;
  private static final List<String> HEADER = List.of("ts_number", "datetime", "pulse", "category");
  private static final Dialect CSV = Dialect.CSV;

  @TempDir private static Path folder;
  private static byte[] expected;

  /** How one dialect writes an observation. */
  private record Writer(
      String delimiter, Charset encoding, boolean header, UnaryOperator<String> field) {
    String line(List<String> fields) {
      return String.join(delimiter, fields.stream().map(field).toList()) + "\n";
    }
  }

  @BeforeAll
  static void writesTheDefaultDialect() throws IOException {
    Writer writer = new Writer(",", UTF_8, true, field -> field);
    write("csv", writer, LocalDate::toString, "");
    expected = table("csv", CSV, TimeFormats.STANDARD, 1 << 30);
  }

  @Test
  void semicolonsCommasAndDaysFirst() throws IOException {
    Writer writer = new Writer(";", ISO_8859_1, true, field -> field.replace('.', ','));
    write("de", writer, day -> day.format(DateTimeFormatter.ofPattern("dd/MM/yyyy")), "");
    Dialect dialect = new Dialect(";", "\"", ',', List.of(), "", ISO_8859_1, false, List.of());
    assertSame("de", dialect, new TimeFormats(List.of("dd/MM/yyyy"), ZoneOffset.UTC));
  }

  @Test
  void hiveText() throws IOException {
    Writer writer = new Writer("\001", UTF_8, false, field -> field);
    write("hive", writer, LocalDate::toString, "s1\0012021-01-01\001\\N\001müde\n");
    Dialect dialect = new Dialect("\001", "", '.', List.of("\\N"), "", UTF_8, false, HEADER);
    assertSame("hive", dialect, TimeFormats.STANDARD);
  }

  @Test
  void tabsAndEpochSecondsWithComments() throws IOException {
    Writer writer = new Writer("\t", UTF_8, true, field -> field);
    write(
        "tabs",
        writer,
        day -> Long.toString(day.toEpochDay() * 86_400) + ".000",
        "# a remark\n# and another\n");
    Dialect dialect = new Dialect("\t", "\"", '.', List.of(), "#", UTF_8, false, List.of());
    assertSame("tabs", dialect, new TimeFormats(List.of("epoch-s"), ZoneOffset.UTC));
  }

  @Test
  void utf16WithOtherQuotesAndBlanks() throws IOException {
    Writer writer = new Writer("|", UTF_16, true, field -> " '" + field + "' ");
    write("wide", writer, LocalDate::toString, "");
    Dialect dialect = new Dialect("|", "'", '.', List.of(), "", UTF_16, true, List.of());
    assertSame("wide", dialect, TimeFormats.STANDARD);
  }

  @Test
  void aDelimiterOfTwoBytesAndLocalTimes() throws IOException {
    Writer writer = new Writer("¦", UTF_8, true, field -> field);
    write("local", writer, day -> day.atStartOfDay().minusHours(5).toString(), "");
    Dialect dialect = new Dialect("¦", "\"", '.', List.of(), "", UTF_8, false, List.of());
    assertSame("local", dialect, new TimeFormats(List.of("auto"), ZoneId.of("America/Bogota")));
  }

  private void assertSame(String name, Dialect dialect, TimeFormats times) throws IOException {
    long size = Files.size(folder.resolve(name).resolve("in.csv"));
    assertThat(table(name, dialect, times, size / 3 + 1)).isEqualTo(expected);
  }

  private static byte[] table(String name, Dialect dialect, TimeFormats times, long split)
      throws IOException {
    FeaturesRun run =
        new FeaturesRun(folder.resolve(name))
            .settings(
                new FeaturesSettings(
                    TestFiles.NAMES,
                    Optional.empty(),
                    dialect,
                    times,
                    TestFiles.FEATURES,
                    0,
                    200,
                    1000))
            .splits(split)
            .over("in.csv");
    FeaturesResult result = run.result();
    assertThat(result.subjects()).isEqualTo(SUBJECTS);
    assertThat(result.read()).isEqualTo(result.used() + result.missing());
    return Files.readAllBytes(run.out().resolve("part-r-00000.parquet"));
  }

  private interface Time {
    String of(LocalDate day);
  }

  private static void write(String name, Writer writer, Time time, String extra)
      throws IOException {
    Random random = new Random(SEED);
    StringBuilder text = new StringBuilder(extra.startsWith("#") ? extra : "");
    text.append(writer.header ? writer.line(HEADER) : extra);
    for (int subject = 0; subject < SUBJECTS; subject++) {
      for (int day = 0; day < DAYS; day++) {
        text.append(
            writer.line(
                List.of(
                    "s" + subject,
                    time.of(LocalDate.of(2021, 1, 1).plusDays(day)),
                    "%d.%d".formatted(50 + random.nextInt(30), random.nextInt(10)),
                    subject % 3 == 0 ? "müde" : "wach")));
      }
    }
    Path file = folder.resolve(name).resolve("in.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, writer.encoding);
  }
}
