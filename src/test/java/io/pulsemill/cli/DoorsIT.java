package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.PeerProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same 1,000 subjects as other programs write them, in all forms they have: each makes the
 * table and the model of the plain CSV, to the byte, read whole and in three splits.
 */
class DoorsIT {
  private static final String BASE = "base.csv";
  private static final String OPTIONS = ".options";
  private static final int SUBJECTS = 1000;

  @TempDir private static Path folder;
  private static byte[] expected;
  private static byte[] expectedModel;

  @BeforeAll
  static void makesTheTableThatAllMustMake() throws IOException {
    StringBuilder text = new StringBuilder("ts_number,datetime,pulse,category\n");
    for (int reading = 0; reading < 8 * SUBJECTS; reading++) {
      int subject = reading / 8;
      int day = reading % 8;
      text.append(
          "s%04d,2021-0%d-%02d,%.1f,%s\n"
              .formatted(
                  subject,
                  1 + day / 4,
                  1 + 3 * day,
                  50 + (subject * 7919 + day * 31) % 400 / 10.0,
                  "abc".charAt(subject % 3)));
    }
    Files.writeString(folder.resolve(BASE), text);
    expected = table(BASE, "", false);
    expectedModel = model();
  }

  @Test
  void asSparkWritesThem() throws Exception {
    PeerProgram.run("SparkObservations", folder);
    assertAllTheSame("spark-", 20);
  }

  @Test
  void asDuckDbWritesThem() throws Exception {
    PeerProgram.run("DuckObservations", folder);
    assertAllTheSame("duckdb-", 20);
  }

  @ParameterizedTest
  @CsvSource({
    "gz, gzip -9",
    "bz2, bzip2 -1",
    "zst, zstd -q -19 --long=27",
    "zst, zstd -q -1 --no-check",
    "lz4, lz4 -q -9 -BD",
    "lz4, lz4 -q -1 --content-size"
  })
  void asCommandsPackThem(String suffix, String command) throws Exception {
    Path packed = folder.resolve("packed.csv." + suffix);
    assertThat(pack(command, packed)).isZero();
    assertThat(table(packed.getFileName().toString(), "", false)).isEqualTo(expected);
  }

  private static int pack(String command, Path packed) throws Exception {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.add("-c");
    words.add(folder.resolve(BASE).toString());
    Process process;
    try {
      process = new ProcessBuilder(words).redirectOutput(packed.toFile()).start();
    } catch (IOException e) {
      return Assumptions.abort("Skipped: no program " + words.get(0) + " here");
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private static void assertAllTheSame(String prefix, int least) throws IOException {
    List<String> forms;
    try (Stream<Path> files = Files.list(folder)) {
      forms =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith(prefix) && name.endsWith(OPTIONS))
              .map(name -> name.substring(0, name.length() - OPTIONS.length()))
              .sorted()
              .toList();
    }
    assertThat(forms).hasSizeGreaterThan(least);
    Map<String, String> wrong = new TreeMap<>();
    for (String form : forms) {
      String options = Files.readString(folder.resolve(form + OPTIONS));
      for (boolean split : new boolean[] {false, true}) {
        try {
          if (!Arrays.equals(table(form, options, split), expected)) {
            wrong.put(form, "another table");
          }
        } catch (AssertionError e) {
          wrong.put(form, e.getMessage().replaceFirst("(?s).* ended with", "ended with"));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(model()).isEqualTo(expectedModel);
  }

  private static byte[] table(String form, String options, boolean split) throws IOException {
    Path input = folder.resolve(form);
    Path output = folder.resolve("table");
    List<Object> words = new ArrayList<>(List.of("features", "--input", input));
    words.addAll(List.of("--output", output, "--overwrite"));
    Stream.of(options.split(" ")).filter(word -> !word.isEmpty()).forEach(words::add);
    if (split) {
      long part = largest(input) / 3 + 1;
      words.addAll(List.of("-D", "mapreduce.input.fileinputformat.split.maxsize=" + part));
    }
    CommandLineRun.done(words.toArray());
    return Files.readAllBytes(output.resolve("part-r-00000.parquet"));
  }

  /** Of the table last made. */
  private static byte[] model() throws IOException {
    Path model = folder.resolve("model.json");
    CommandLineRun.done(
        "train", "--table", folder.resolve("table"), "--output", model, "--overwrite", "--l2", 0.1);
    return Files.readAllBytes(model);
  }

  private static long largest(Path input) throws IOException {
    try (Stream<Path> files = Files.walk(input)) {
      return files.filter(Files::isRegularFile).mapToLong(DoorsIT::size).max().orElseThrow();
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
