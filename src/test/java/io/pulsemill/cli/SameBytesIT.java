package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model is a function of the rows and the settings alone. */
class SameBytesIT {
  private static final long SEED = 7;
  private static final int SUBJECTS = 1000;
  private static final int ROW_GROUP_ROWS = 100;

  @TempDir private static Path folder;

  private static Path observations;
  private static Path table;
  private static byte[] model;

  @BeforeAll
  static void trainLocally() throws IOException {
    observations = CommandLineRun.simulate(folder.resolve("observations"), SUBJECTS);
    table = features("table", observations);
    model = train("local.json", table, "--engine", "local");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void jobsWithAnyNumberOfTasksEqualLocal(int tasks) throws IOException {
    byte[] other = train("jobs" + tasks + ".json", table, "--engine", "jobs", "--tasks", tasks);
    assertThat(other).isEqualTo(model);
  }

  @Test
  void lbfgsByJobsEqualsLbfgsLocally() throws IOException {
    Object[] lbfgs = {"--optimizer", "lbfgs", "--max-iterations", 5};
    byte[] local = train("lbfgs-local.json", table, "--engine", "local", lbfgs);
    byte[] jobs = train("lbfgs-jobs.json", table, "--engine", "jobs", lbfgs);
    assertThat(jobs).isEqualTo(local).isNotEqualTo(model);
  }

  @Test
  void compressedInputGivesTheSameModel() throws IOException {
    Path compressed = Files.createDirectory(folder.resolve("compressed"));
    for (Path file : files(observations)) {
      Path to = compressed.resolve(file.getFileName() + ".gz");
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(to))) {
        Files.copy(file, out);
      }
    }
    assertThat(train("gz.json", features("table-gz", compressed))).isEqualTo(model);
  }

  @Test
  void shuffledRowsGiveTheSameModel() throws IOException {
    Path shuffled = Files.createDirectory(folder.resolve("shuffled"));
    List<String> rows = new ArrayList<>();
    String header = null;
    for (Path file : files(observations)) {
      List<String> lines = Files.readAllLines(file);
      header = lines.get(0);
      rows.addAll(lines.subList(1, lines.size()));
    }
    Collections.shuffle(rows, new Random(SEED));
    int half = rows.size() / 2;
    write(shuffled.resolve("a.csv"), header, rows.subList(0, half));
    write(shuffled.resolve("b.csv"), header, rows.subList(half, rows.size()));
    assertThat(train("shuffled.json", features("table-shuffled", shuffled))).isEqualTo(model);
  }

  @Test
  void threeReducersGiveTheSameModel() throws IOException {
    Path three = features("table-3", observations, "-D", "mapreduce.job.reduces=3");
    assertThat(three.resolve("part-r-00002.parquet")).exists();
    assertThat(train("three.json", three)).isEqualTo(model);
  }

  @Test
  void aTableOfOtherRowGroupsGivesTheSameModel() throws IOException {
    Path coarse = folder.resolve("table-coarse");
    CommandLineRun.done("features", "--input", observations, "--output", coarse);
    assertThat(train("coarse.json", coarse)).isEqualTo(model);
  }

  private static Path features(String name, Path input, Object... options) {
    Path output = folder.resolve(name);
    CommandLineRun.done(
        concat(
            new Object[] {"features", "--input", input, "--output", output},
            new Object[] {"--row-group-rows", ROW_GROUP_ROWS},
            options));
    return output;
  }

  private static byte[] train(String name, Path table, Object... options) throws IOException {
    Path output = folder.resolve(name);
    CommandLineRun.done(
        concat(new Object[] {"train", "--table", table, "--output", output}, options));
    return Files.readAllBytes(output);
  }

  private static Object[] concat(Object[]... parts) {
    List<Object> all = new ArrayList<>();
    for (Object[] part : parts) {
      for (Object one : part) {
        if (one instanceof Object[] more) {
          all.addAll(List.of(more));
        } else {
          all.add(one);
        }
      }
    }
    return all.toArray();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
    }
  }

  private static void write(Path file, String header, List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(rows);
    lines.add(0, header);
    Files.write(file, lines);
  }
}
