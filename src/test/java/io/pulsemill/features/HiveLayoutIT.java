package io.pulsemill.features;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.LongForm;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.summary.FeatureColumn;
import io.pulsemill.summary.FeatureColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Observations in folders {@code NAME=VALUE} make the bytes that the same lines in a file make. */
class HiveLayoutIT {
  private static final long SEED = 5;
  private static final String NULL = "__HIVE_DEFAULT_PARTITION__";
  private static final List<String> COLUMNS = List.of("ts_number", "datetime", "pulse", "category");

  /** A Hive text table: headerless, {@code \001}, {@code \N}. */
  private static final String HIVE = "\001";

  @TempDir private static Path folder;
  private static List<Map<String, String>> readings = new ArrayList<>();
  private static byte[] expected;

  @BeforeAll
  static void writesOneFile() throws IOException {
    Random random = new Random(SEED);
    for (int subject = 0; subject < 200; subject++) {
      for (int day = 0; day < 6; day++) {
        readings.add(
            Map.of(
                "ts_number",
                "s/" + subject,
                "datetime",
                LocalDate.of(2021, 1, 1).plusDays(day).toString(),
                "pulse",
                Integer.toString(50 + random.nextInt(5)),
                "category",
                subject % 3 == 0 ? "müde" : "wach: ja"));
      }
    }
    write(folder.resolve("csv"), List.of(), ",", true);
    expected = bytes(run("csv", Dialect.CSV, 1 << 30));
  }

  @Test
  void aHiveTextTableByDay() throws IOException {
    Path table = folder.resolve("day/in");
    write(folder.resolve("day"), List.of("datetime"), HIVE, false);
    TestFiles.write(table.resolve("datetime=2021-01-01/_temporary/0/000000_0"), "no");
    TestFiles.write(table.resolve("datetime=2021-01-02/.hive-staging_hive_1/000000_0"), "no");
    TestFiles.write(table.resolve("datetime=2021-01-03/000001_0"), "");
    TestFiles.write(table.resolve("_SUCCESS"), "");

    FeaturesRun run = run("day", hive("ts_number", "pulse", "category"), 700);

    assertThat(bytes(run)).isEqualTo(expected);
    assertThat(run.result().read()).isEqualTo(run.result().used()).isEqualTo(readings.size());
  }

  @Test
  void byLabelThenSubjectWithEscapes() throws IOException {
    write(folder.resolve("label"), List.of("category", "ts_number"), ",", true);

    assertThat(folder.resolve("label/in/category=wach%3A ja/ts_number=s%2F1/000000_0")).exists();
    assertThat(bytes(run("label", Dialect.CSV, 1 << 30))).isEqualTo(expected);
  }

  @Test
  void byValue() throws IOException {
    write(folder.resolve("value"), List.of("pulse"), HIVE, false);

    assertThat(bytes(run("value", hive("ts_number", "datetime", "category"), 3000)))
        .isEqualTo(expected);
  }

  @Test
  void theFolderWinsOverTheFile() throws IOException {
    for (Map.Entry<String, List<Map<String, String>>> group : by(List.of("category")).entrySet()) {
      StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
      group.getValue().forEach(reading -> text.append(line(reading, COLUMNS, ",", "wrong")));
      TestFiles.write(folder.resolve("both/in/" + group.getKey() + "/f.csv"), text.toString());
    }

    assertThat(bytes(run("both", Dialect.CSV, 1 << 30))).isEqualTo(expected);
  }

  @Test
  void sensorsInFoldersAreTheLongForm() throws IOException {
    Path root = folder.resolve("sensors");
    StringBuilder one = new StringBuilder("ts_number,datetime,pulse,category,sensor\n");
    for (String sensor : List.of("hr", "spo2", "steps")) {
      StringBuilder file = new StringBuilder("ts_number,datetime,pulse,category\n");
      for (Map<String, String> reading : readings) {
        String line = line(reading, COLUMNS, ",", null).strip();
        file.append(line).append('\n');
        one.append(line).append(',').append(sensor).append('\n');
      }
      TestFiles.write(
          root.resolve("folders/in/year=2021/sensor=" + sensor + "/f.csv"), file.toString());
    }
    TestFiles.write(root.resolve("lines/in/f.csv"), one.toString());
    ColumnNames names =
        new ColumnNames(
            "ts_number",
            "datetime",
            List.of("pulse"),
            "category",
            false,
            new LongForm("sensor", List.of("hr", "spo2")));
    List<FeatureColumn> features =
        FeatureColumns.named(List.of("hr_mean", "spo2_max"), List.of("hr", "spo2"));

    FeaturesRun lines = run("sensors/lines", Dialect.CSV, 1 << 30, names, features);
    FeaturesRun folders = run("sensors/folders", Dialect.CSV, 3000, names, features);

    assertThat(bytes(folders)).isEqualTo(bytes(lines));
    assertThat(folders.result().used()).isEqualTo(2L * readings.size());
    assertThat(folders.result().read()).isEqualTo(2L * readings.size());
  }

  @Test
  void aNullValueIsMissingAndANullTimeMalformed() throws IOException {
    Path root = folder.resolve("nulls");
    String lines = "s1\001a\ns2\001a\n";
    TestFiles.write(root.resolve("in/datetime=2021-01-01/pulse=50/f"), lines);
    TestFiles.write(root.resolve("in/datetime=2021-01-02/pulse=" + NULL + "/f"), lines);
    TestFiles.write(root.resolve("in/datetime=" + NULL + "/pulse=51/f"), lines);
    TestFiles.write(root.resolve("in/datetime=2021-01-03/pulse=%5CN/f"), lines);

    FeaturesRun run = run("nulls", hive("ts_number", "category"), 1 << 30);

    FeaturesResult result = run.result();
    assertThat(result.read()).isEqualTo(8);
    assertThat(result.used()).isEqualTo(2);
    assertThat(result.missing()).isEqualTo(4);
    assertThat(result.malformed()).containsEntry("time", 2L);
    assertThat(run.bad())
        .containsExactly(
            "/in/datetime="
                + NULL
                + "/pulse=51/f\tbyte 0\ttime\tfolder 'datetime="
                + NULL
                + "': expected a time but found nothing",
            "/in/datetime="
                + NULL
                + "/pulse=51/f\tbyte 5\ttime\tfolder 'datetime="
                + NULL
                + "': expected a time but found nothing");
  }

  @Test
  void aFolderThatCannotBeReadIsRefusedBeforeTheJob() throws IOException {
    TestFiles.write(folder.resolve("wrong/in/datetime=2021-13-01/f"), "s1\00150\001a\n");

    assertThatThrownBy(() -> run("wrong", hive("ts_number", "pulse", "category"), 1 << 30))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("/in/datetime=2021-13-01/f: folder 'datetime=2021-13-01': expected")
        .hasMessageContaining("but found '2021-13-01'");
  }

  private static Dialect hive(String... columns) {
    return new Dialect(HIVE, "", '.', List.of("\\N"), "", UTF_8, false, List.of(columns));
  }

  private static FeaturesRun run(String name, Dialect dialect, long split) throws IOException {
    return run(name, dialect, split, TestFiles.NAMES, TestFiles.FEATURES);
  }

  private static FeaturesRun run(
      String name, Dialect dialect, long split, ColumnNames names, List<FeatureColumn> features)
      throws IOException {
    return new FeaturesRun(folder.resolve(name))
        .settings(
            new FeaturesSettings(
                names, Optional.empty(), dialect, TimeFormats.STANDARD, features, 0, 200, 1000))
        .splits(split)
        .over("in");
  }

  private static byte[] bytes(FeaturesRun run) throws IOException {
    return Files.readAllBytes(run.out().resolve("part-r-00000.parquet"));
  }

  /** Writes all readings under {@code in}, a file for each combination of values. */
  private static void write(Path root, List<String> by, String delimiter, boolean header)
      throws IOException {
    List<String> columns = new ArrayList<>(COLUMNS);
    columns.removeAll(by);
    for (Map.Entry<String, List<Map<String, String>>> group : by(by).entrySet()) {
      StringBuilder text = new StringBuilder(header ? String.join(delimiter, columns) + "\n" : "");
      group.getValue().forEach(reading -> text.append(line(reading, columns, delimiter, null)));
      TestFiles.write(root.resolve("in" + group.getKey() + "/000000_0"), text.toString());
    }
  }

  private static Map<String, List<Map<String, String>>> by(List<String> columns) {
    Map<String, List<Map<String, String>>> groups = new LinkedHashMap<>();
    for (Map<String, String> reading : readings) {
      StringBuilder path = new StringBuilder();
      for (String column : columns) {
        String value = reading.get(column).replace(":", "%3A").replace("/", "%2F");
        path.append('/').append(column).append('=').append(value);
      }
      groups.computeIfAbsent(path.toString(), key -> new ArrayList<>()).add(reading);
    }
    return groups;
  }

  private static String line(
      Map<String, String> reading, List<String> columns, String delimiter, String label) {
    return String.join(
            delimiter,
            columns.stream()
                .map(
                    column ->
                        label != null && column.equals("category") ? label : reading.get(column))
                .toList())
        + "\n";
  }
}
