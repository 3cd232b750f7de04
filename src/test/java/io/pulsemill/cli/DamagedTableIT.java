package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.InputException;
import io.pulsemill.engine.LocalEngine;
import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.engine.Training;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.job.Progress;
import io.pulsemill.optimize.Stopping;
import io.pulsemill.softmax.ModelJson;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.TableColumns;
import io.pulsemill.timing.PhaseClock;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every bit of a table that {@code features} made is flipped, and each file cut at every byte.
 * Nothing that reads the table reads {@code _features.json}: {@code DamagedResultsTest} has that.
 */
class DamagedTableIT {
  private static final long SEED = 20261129;
  private static final int SUBJECTS = 24;
  private static final TableColumns COLUMNS = new TableColumns("subject", "label", List.of());
  private static final TrainingSettings SETTINGS =
      new TrainingSettings(
          COLUMNS,
          new TrainingSplit(12345, 0.7),
          OptimizerChoice.NEWTON,
          new Stopping(1e-8, 100),
          Penalty.ofSquares(0.01),
          0);

  private final Configuration conf = new Configuration();
  @TempDir private Path folder;
  private Path table;

  /** What came of the damage, by kind, and what should not have. */
  private final Map<String, Integer> outcomes = new TreeMap<>();

  private final List<String> wrong = new ArrayList<>();

  @BeforeEach
  void makeTable() throws IOException {
    FileSystem.getLocal(conf).setWriteChecksum(false);
    Random random = new Random(SEED);
    List<String> lines = new ArrayList<>(List.of("datetime,pulse,category,ts_number"));
    for (int s = 0; s < SUBJECTS; s++) {
      for (int day = 1; day <= 3; day++) {
        long pulse = 60 + s % 2 * 2 + Math.round(3 * random.nextGaussian());
        lines.add("2021-01-0%d,%d,%s,s%d".formatted(day, pulse, s % 2 == 0 ? "a" : "b", s));
      }
    }
    Path observations = Files.write(folder.resolve("observations.csv"), lines);
    table = folder.resolve("table");
    CommandLineRun.done(
        "features",
        "-D",
        "mapreduce.job.reduces=1",
        "--row-group-rows",
        15,
        "--features",
        "mean",
        "--input",
        observations,
        "--output",
        table);
  }

  @Test
  void everyFlippedBitIsRefusedOrHarmless() throws IOException {
    String right = model();
    int bits = 0;
    int covered = 0;
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      for (int bit = 0; bit < 8 * bytes.length; bit++) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, flipped);
        count("flip", file, bit, right);
      }
      Files.write(file, bytes);
      bits += 8 * bytes.length;
      covered += 8 * covered(file, bytes.length);
    }
    assertThat(wrong).isEmpty();
    int harmless = outcomes.getOrDefault("flip: the same model", 0);
    assertThat(bits - harmless).as("refused: %s", outcomes).isEqualTo(covered).isPositive();
  }

  @Test
  void everyCutIsRefused() throws IOException {
    String right = model();
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      for (int length = 0; length < bytes.length; length++) {
        Files.write(file, Arrays.copyOf(bytes, length));
        count("cut", file, length, right);
      }
      Files.write(file, bytes);
    }
    assertThat(wrong).isEmpty();
    assertThat(outcomes).as("cuts").doesNotContainKey("cut: the same model").isNotEmpty();
  }

  @Test
  void theCommandLineTellsDamageInOneLine() throws IOException {
    Path file = table.resolve("part-r-00000.parquet");
    byte[] bytes = Files.readAllBytes(file);
    for (int at : new int[] {0, 4, 60, bytes.length - 100, bytes.length - 7, bytes.length - 1}) {
      for (String engine : List.of("local", "jobs")) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= 4;
        Files.write(file, flipped);
        assertToldInOneLine(engine, file);
      }
    }
  }

  @Test
  void whatTheChecksumFileOfTheFileSystemFindsIsToldInOneLine() throws IOException {
    Path file = table.resolve("part-r-00000.parquet");
    byte[] bytes = Files.readAllBytes(file);
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
    LocalFileSystem summed = new LocalFileSystem();
    summed.initialize(URI.create("file:///"), conf);
    try (OutputStream out = summed.create(path, true)) {
      out.write(bytes);
    }
    assertThat(table.resolve(".part-r-00000.parquet.crc")).exists();
    CommandLineRun.done("train", "--table", table, "--output", folder.resolve("right.json"));
    for (int at : new int[] {4, 60, bytes.length - 100}) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 4;
      Files.write(file, flipped);
      assertToldInOneLine("local", file);
    }
  }

  private void assertToldInOneLine(String engine, Path file) {
    Path model = folder.resolve("model.json");
    CommandLineRun run =
        CommandLineRun.of(
            "train", "--table", table, "--output", model, "--engine", engine, "--quiet");
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.errorLines())
        .singleElement()
        .asString()
        .startsWith("pulsemill train: ")
        .contains(file.getFileName().toString());
    assertThat(model).doesNotExist();
  }

  /** Trains as {@code train} does, and counts what comes of it. */
  private void count(String what, Path file, int where, String right) {
    String kind;
    try {
      kind = model().equals(right) ? "the same model" : "another model";
    } catch (InputException | IOException e) {
      String message = e.getMessage();
      boolean told =
          message.lines().count() == 1 && message.contains(file.getFileName().toString());
      kind = told ? "refused: " + kind(message) : "told badly: " + message;
    } catch (RuntimeException | Error e) {
      kind = "broken: " + e;
    }
    if (!kind.startsWith("refused") && !kind.equals("the same model")) {
      wrong.add("%s %s at %d: %s".formatted(what, file.getFileName(), where, kind));
    }
    outcomes.merge(what + ": " + kind, 1, Integer::sum);
  }

  /** A message without its numbers and names. */
  private static String kind(String message) {
    return message.replaceFirst("^\\S+ ", "").replaceAll("'[^']*'|\\b[0-9a-f]{8}\\b|\\d+", "…");
  }

  private String model() throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(table.toUri());
    if (!FeatureTable.isParquet(conf, path)) {
      throw new IllegalStateException("taken for CSV");
    }
    FeatureTable open = FeatureTable.open(conf, path, COLUMNS);
    PhaseClock clock = new PhaseClock();
    try (LocalEngine engine = new LocalEngine(conf, open, SETTINGS.split(), 1, clock)) {
      return ModelJson.write(
          new Training(open.columns(), SETTINGS, Progress.SILENT).run(engine, clock).model());
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(table)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("_features.json"))
          .sorted()
          .toList();
    }
  }

  /** Bytes of a file that decide anything: not those of indexes, which training does not read. */
  private int covered(Path file, int length) throws IOException {
    String name = file.getFileName().toString();
    if (!name.endsWith(".parquet")) {
      return name.equals("_record.json") ? length : 0;
    }
    int bytes = 4; // the magic at the beginning
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
    try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(path, conf))) {
      for (BlockMetaData block : reader.getRowGroups()) {
        for (ColumnChunkMetaData chunk : block.getColumns()) {
          bytes += (int) chunk.getTotalSize();
        }
      }
    }
    byte[] all = Files.readAllBytes(file);
    int footer = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).getInt(length - 8);
    return bytes + footer + 8;
  }
}
