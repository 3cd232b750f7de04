package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTableWriter;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table in folders {@code NAME=VALUE} makes the model that the same rows in one file make. */
class PartitionedTableIT {
  private static final int ROWS = 600;
  private static final List<String> LABELS = List.of("müde", "sehr wach", "wach");
  private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

  @TempDir private static Path folder;
  private static String expected;

  @BeforeAll
  static void trainsOnOneFile() throws IOException {
    StringBuilder csv = new StringBuilder("subject,label,x,y\n");
    for (int row = 0; row < ROWS; row++) {
      csv.append("s%d,%s,%d,%s\n".formatted(row, label(row), x(row), y(row)));
    }
    expected = model(write("plain.csv", csv), "--engine", "local");
  }

  @Test
  void csvByLabel() throws IOException {
    partitionedCsv("csv", row -> "label=" + label(row), "subject,x,y", "s%1$d,%3$d,%4$s\n");

    assertThat(model(folder.resolve("csv"), "--engine", "local")).isEqualTo(expected);
  }

  @Test
  void csvByAFeatureThenTheSubject() throws IOException {
    partitionedCsv(
        "deep",
        row -> "y=" + (y(row).isEmpty() ? NULL : y(row)) + "/subject=s" + row,
        "label,x",
        "%2$s,%3$d\n");

    assertThat(model(folder.resolve("deep"), "--engine", "local", "--features", "x,y"))
        .isEqualTo(expected);
  }

  @Test
  void parquetByLabelWithEveryEngine() throws IOException {
    Path table = folder.resolve("parquet");
    for (String label : LABELS) {
      parquet(
          table.resolve("label=" + label.replace(" ", "%20") + "/part-0.parquet"),
          new TableColumns("subject", null, List.of("x", "y")),
          row -> label(row).equals(label));
    }
    Files.createDirectories(table.resolve("label=wach/_temporary"));
    Files.writeString(table.resolve("label=wach/_temporary/part-1"), "no");
    Files.createFile(table.resolve("label=wach/empty.parquet"));

    for (String engine : List.of("local", "jobs")) {
      assertThat(model(table, "--engine", engine)).as(engine).isEqualTo(expected);
    }
    Path model = folder.resolve("of-parquet.json");
    CommandLineRun.done("train", "--table", table, "--output", model, "--engine", "local");
    assertThat(scores(table, model)).isEqualTo(scores(folder.resolve("plain.csv"), model));
    Path predictions = folder.resolve("predictions");
    CommandLineRun.done(
        "predict", "--table", table, "--model", model, "--output", predictions, "--format", "csv");
    assertThat(predictions.toFile().list()).contains("part-m-00000.csv");
  }

  @Test
  void parquetByAFeatureThatIsUsedOrNot() throws IOException {
    Path table = folder.resolve("feature");
    for (int y = 0; y < 7; y++) {
      String text = y == 6 ? "" : Integer.toString(y);
      parquet(
          table.resolve("y=" + (y == 6 ? NULL : text) + "/part-0.parquet"),
          new TableColumns("subject", "label", List.of("x")),
          row -> y(row).equals(text));
    }

    assertThat(model(table, "--engine", "local", "--features", "x,y")).isEqualTo(expected);
    assertThat(model(table, "--engine", "local"))
        .containsPattern("\"features\"\\s*:\\s*\\[\\s*\"x\"\\s*]");
  }

  @Test
  void theFolderWinsOverTheFileAndAWarningSaysSo() throws IOException {
    for (String label : LABELS) {
      parquet(
          folder.resolve("both/label=" + label + "/part-0.parquet"),
          new TableColumns("subject", "label", List.of("x", "y")),
          row -> label(row).equals(label));
    }
    CommandLineRun run =
        CommandLineRun.of(
            "train", "--table", folder.resolve("both"), "--output", folder.resolve("both.json"));

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("'label' is taken from the names of the folders, not from the files");
  }

  @Test
  void foldersThatDoNotGoTogetherOrHoldNoNumberAreRefused() throws IOException {
    TableColumns columns = new TableColumns("subject", null, List.of("x"));
    parquet(folder.resolve("apart/label=a/p.parquet"), columns, row -> row % 2 == 0);
    parquet(folder.resolve("apart/label=b/z=1/p.parquet"), columns, row -> row % 2 == 1);
    assertThat(refused("apart"))
        .contains("expected folders of the same columns in the same order but found label and");
    parquet(folder.resolve("text/label=a/z=one/p.parquet"), columns, row -> true);
    assertThat(refused("text", "--features", "x,z"))
        .contains("p.parquet: folder 'z=one': expected a number but found 'one'");
    parquet(folder.resolve("other/label=a/plain/p.parquet"), columns, row -> true);
    assertThat(refused("other")).contains("holds the directory 'plain'");
    parquet(folder.resolve("lacks/group=a/p.parquet"), columns, row -> true);
    assertThat(refused("lacks"))
        .contains("no column 'label' for the label; found the columns [subject, x], in folders:")
        .contains("[group]");
  }

  private static String refused(String table, String... options) {
    List<Object> words =
        new ArrayList<>(List.of("train", "--table", folder.resolve(table), "--output"));
    words.add(folder.resolve("refused.json"));
    words.addAll(List.of(options));
    CommandLineRun run = CommandLineRun.of(words.toArray());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(folder.resolve("refused.json")).doesNotExist();
    return run.err();
  }

  private interface Folder {
    String of(int row);
  }

  private interface Filter {
    boolean takes(int row);
  }

  private static void partitionedCsv(String table, Folder by, String header, String line)
      throws IOException {
    Map<String, StringBuilder> files = new LinkedHashMap<>();
    for (int row = 0; row < ROWS; row++) {
      files
          .computeIfAbsent(by.of(row), key -> new StringBuilder(header).append('\n'))
          .append(line.formatted(row, label(row), x(row), y(row)));
    }
    for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
      write(table + "/" + file.getKey() + "/part.csv", file.getValue());
    }
  }

  private static void parquet(Path file, TableColumns columns, Filter filter) throws IOException {
    try (FeatureTableWriter writer =
        new FeatureTableWriter(
            new Configuration(), new org.apache.hadoop.fs.Path(file.toUri()), columns, 100)) {
      for (int row = 0; row < ROWS; row++) {
        if (filter.takes(row)) {
          double y = y(row).isEmpty() ? Double.NaN : Double.parseDouble(y(row));
          double[] values =
              columns.features().size() == 1 ? new double[] {x(row)} : new double[] {x(row), y};
          // The label in the file is wrong: a folder gives the right one.
          writer.write(
              new FeatureRow(
                  "s" + row, file.toString().contains("both") ? "no" : label(row), values));
        }
      }
    }
  }

  private static Path write(String name, StringBuilder text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String model(Path table, String... options) throws IOException {
    Path model = folder.resolve("model-of-" + table.getFileName() + ".json");
    List<Object> words = new ArrayList<>(List.of("train", "--table", table, "--output", model));
    words.addAll(List.of(options));
    words.add("--overwrite");
    CommandLineRun.done(words.toArray());
    return Files.readString(model);
  }

  private static String scores(Path table, Path model) throws IOException {
    Path scores = folder.resolve("scores.json");
    CommandLineRun.done(
        "evaluate", "--table", table, "--model", model, "--output", scores, "--overwrite");
    return Files.readString(scores);
  }

  private static String label(int row) {
    return LABELS.get((row * 7919 + row / 5) % 97 % 3);
  }

  private static int x(int row) {
    return row * 31 % 101;
  }

  /** Missing in some rows. */
  private static String y(int row) {
    return row % 13 % 7 == 6 ? "" : Integer.toString(row % 13 % 7);
  }
}
