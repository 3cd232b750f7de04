package io.pulsemill.features;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.series.Dialect;
import io.pulsemill.series.SeriesRange;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.summary.FeatureColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text with a series in each row makes the bytes that a row for each reading makes. */
class WideIT {
  private static final int SUBJECTS = 300;
  private static final int DAYS = 20;
  private static final List<String> FEATURES = List.of("mean", "std", "max", "trend");

  @TempDir private static Path folder;
  private static byte[] byDay;
  private static byte[] byNumber;

  @BeforeAll
  static void writesAReadingARow() throws IOException {
    byDay = longTable("days", day -> LocalDate.of(2021, 1, 1).plusDays(day).toString());
    byNumber = longTable("numbers", Integer::toString);
  }

  private static byte[] longTable(String name, IntFunction<String> time) throws IOException {
    StringBuilder text = new StringBuilder("time,value,label,id\n");
    for (int subject = 0; subject < SUBJECTS; subject++) {
      for (int day = 0; day < DAYS; day++) {
        if (isThere(subject, day)) {
          text.append(
              "%s,%s,%s,s%d\n"
                  .formatted(time.apply(day), value(subject, day), label(subject), subject));
        }
      }
    }
    TestFiles.write(folder.resolve(name).resolve("in.csv"), text.toString());
    return bytes(new FeaturesRun(folder.resolve(name)).settings(settings(Dialect.CSV, null)));
  }

  @Test
  void namesThatAreNoTimesAreCounted() throws IOException {
    String text = wide(",", day -> "v" + day, "", '.');
    assertThat(table("plain", text.getBytes(UTF_8), nulls(",", '.', ""), "v0..v19"))
        .isEqualTo(byNumber);
  }

  @Test
  void namesThatAreDatesAreTimes() throws IOException {
    String text = wide(";", day -> LocalDate.of(2021, 1, 1).plusDays(day).toString(), "NA", ',');
    byte[] latin = ("# a remark;\n" + text + "\n").getBytes(ISO_8859_1);
    Dialect dialect = new Dialect(";", "\"", ',', List.of("NA"), "#", ISO_8859_1, true, List.of());
    assertThat(table("dates", latin, dialect, "2021-01-01..2021-01-20")).isEqualTo(byDay);
  }

  @Test
  void filesWithoutAHeaderAreReadByTheNamesGiven() throws IOException {
    String text = wide("\t", day -> "", "\\N", '.');
    List<String> names = new ArrayList<>(List.of("id"));
    IntStream.range(0, DAYS).forEach(day -> names.add(Integer.toString(day)));
    names.addAll(List.of("note", "label"));
    Dialect dialect = new Dialect("\t", "", '.', List.of("\\N"), "", UTF_8, false, names);
    byte[] headless = text.substring(text.indexOf('\n') + 1).getBytes(UTF_8);
    assertThat(table("headless", headless, dialect, "0..19")).isEqualTo(byNumber);
  }

  @Test
  void utf16AndBzip2() throws IOException {
    String text = wide("|", day -> "v" + day, "", '.');
    Dialect dialect = new Dialect("|", "\"", '.', List.of(""), "", UTF_16, false, List.of());
    assertThat(table("utf16", text.getBytes(UTF_16), dialect, "v0..v19")).isEqualTo(byNumber);
    TestFiles.write(folder.resolve("bz/in.csv.bz2"), TestFiles.bzip2(text));
    FeaturesRun run =
        new FeaturesRun(folder.resolve("bz"))
            .settings(settings(nulls("|", '.', ""), "v0..v19"))
            .splits(5000)
            .over("in.csv.bz2");
    assertThat(Files.readAllBytes(run.out().resolve("part-r-00000.parquet"))).isEqualTo(byNumber);
  }

  @Test
  void badRowIsOneBadRecordAndAllAreCounted() throws IOException {
    String text =
        "id,v0,v1,v2,note,label\ns,1,2,3,,a\nt,1,x,3,,a\n\nu,1,,3,,b\nw,1,2,3,,\n,1,2,3,,a\n9\n";
    TestFiles.write(folder.resolve("bad/in.csv"), text);
    FeaturesRun run =
        new FeaturesRun(folder.resolve("bad"))
            .settings(settings(nulls(",", '.', ""), "v0..v2"))
            .over("in.csv");

    assertThat(run.bad())
        .containsExactly(
            "/in.csv\tbyte 34\tnumber\tcolumn 3 (v1): expected a number but found 'x'",
            "/in.csv\tbyte 56\tempty-label\tcolumn 6 (label): expected a label but found nothing",
            "/in.csv\tbyte 66\tempty-subject\tcolumn 1 (id): expected a subject but found nothing",
            "/in.csv\tbyte 76\tcolumns\texpected 6 columns but found 1; see --delimiter");
    FeaturesResult result = run.result();
    assertThat(List.of(result.read(), result.used(), result.missing(), result.blank()))
        .containsExactly(10L, 5L, 1L, 1L);
    assertThat(run.rows()).hasSize(2);
  }

  private static byte[] table(String name, byte[] bytes, Dialect dialect, String range)
      throws IOException {
    TestFiles.write(folder.resolve(name).resolve("in.csv"), bytes);
    return bytes(
        new FeaturesRun(folder.resolve(name))
            .settings(settings(dialect, range))
            .splits(bytes.length / 3 + 1));
  }

  private static byte[] bytes(FeaturesRun run) throws IOException {
    run.over("in.csv");
    assertThat(run.failure()).isEmpty();
    return Files.readAllBytes(run.out().resolve("part-r-00000.parquet"));
  }

  private static Dialect nulls(String delimiter, char decimalMark, String marker) {
    return new Dialect(delimiter, "\"", decimalMark, List.of(marker), "", UTF_8, false, List.of());
  }

  private static FeaturesSettings settings(Dialect dialect, String range) {
    return new FeaturesSettings(
        new ColumnNames(
            "id",
            "time",
            List.of("value"),
            "label",
            false,
            null,
            range == null ? null : SeriesRange.parse(range)),
        Optional.empty(),
        dialect,
        TimeFormats.STANDARD,
        FeatureColumns.named(FEATURES, List.of("value")),
        0,
        2000,
        1000);
  }

  private static String wide(String delimiter, IntFunction<String> name, String none, char mark) {
    List<String> header = new ArrayList<>(List.of("id"));
    IntStream.range(0, DAYS).forEach(day -> header.add(name.apply(day)));
    header.addAll(List.of("note", "label"));
    StringBuilder text = new StringBuilder(String.join(delimiter, header)).append('\n');
    for (int subject = 0; subject < SUBJECTS; subject++) {
      List<String> fields = new ArrayList<>(List.of("s" + subject));
      for (int day = 0; day < DAYS; day++) {
        fields.add(isThere(subject, day) ? value(subject, day).replace('.', mark) : none);
      }
      fields.addAll(List.of("x", label(subject)));
      text.append(String.join(delimiter, fields)).append('\n');
    }
    return text.toString();
  }

  private static boolean isThere(int subject, int day) {
    return (subject + 3 * day) % 7 != 0;
  }

  private static String label(int subject) {
    return subject % 3 == 0 ? "müde" : "wach";
  }

  private static String value(int subject, int day) {
    Random random = new Random(1000L * subject + day);
    return "%d.%d".formatted(50 + random.nextInt(30), random.nextInt(10));
  }
}
