package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line: options, keys, exit codes, streams. */
class VerbsIT {
  @TempDir private Path folder;

  @Test
  void withoutArgumentsTheVerbsAreListed() {
    CommandLineRun run = CommandLineRun.of();
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("simulate", "features", "train", "evaluate", "predict", "pipeline");
  }

  @ParameterizedTest
  @CsvSource({
    "simulate, --files, 6",
    "simulate, --seed, 1",
    "features, --max-line-bytes, 65536",
    "features, --row-group-rows, 131072",
    "features, --format, parquet",
    "train, --tolerance, 1e-8",
    "train, --train-fraction, 0.7",
    "train, --max-iterations, 100",
    "evaluate, --rows, test",
    "predict, --format, parquet",
    "pipeline, --value-column, pulse"
  })
  void helpNamesOptionsWithTheirDefaults(String verb, String option, String fallback) {
    CommandLineRun run = CommandLineRun.of(verb, "--help");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsPattern("(?s)" + option + "[^-].{0,300}?Default: " + fallback + "\\s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "walk",
        "train",
        "train --table t --engine spark",
        "train --table t --l3 1",
        "train --table t --l1 -1",
        "train --table t --l1 NaN",
        "train --table t --l1 1e13",
        "train --table t --l1 1 --optimizer lbfgs",
        "tradeoff --table t --output o --l1 1 --optimizers newton,gd",
        "train --table t --l2 -1",
        "train --table t --train-fraction 1.5",
        "train --table t --tolerance NaN",
        "simulate --output o --subjects 0",
        "simulate --output o --subjects many",
        "features --input i --output o --features mean,mode",
        "features --input i --output o --max-bad-records -1",
        "train -D pulsemill.tolerence=1 --table t"
      })
  void wrongUsageIsExitCodeTwoAndOneLine(String line) {
    CommandLineRun run = CommandLineRun.of((Object[]) line.split(" "));
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.errorLines()).hasSize(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aKeyGivesAnOptionItsDefaultAndTheOptionWins() throws IOException {
    CommandLineRun.done(
        "simulate",
        "-D",
        "pulsemill.subjects=4",
        "-Dpulsemill.days=2",
        "--files",
        1,
        "--days",
        3,
        "--output",
        folder.resolve("o"));
    assertThat(Files.readAllLines(folder.resolve("o/ts_data_1.csv"))).hasSize(1 + 4 * 3);
  }

  @Test
  void aConfFileGivesOptionsTheirDefaults() throws IOException {
    Path conf =
        Files.writeString(
            folder.resolve("conf.xml"),
            "<configuration><property><name>pulsemill.subjects</name><value>2</value></property>"
                + "</configuration>");
    CommandLineRun.done(
        "simulate", "-conf", conf, "--files", 1, "--days", 1, "--output", folder.resolve("o"));
    assertThat(Files.readAllLines(folder.resolve("o/ts_data_1.csv"))).hasSize(3);
  }

  @Test
  void anExistingOutputIsRefusedAndKept() throws IOException {
    Path output = CommandLineRun.simulate(folder.resolve("o"), 3);
    byte[] before = Files.readAllBytes(output.resolve("ts_data_1.csv"));
    CommandLineRun run = CommandLineRun.of("simulate", "--seed", 2, "--output", output);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errorLines())
        .singleElement()
        .asString()
        .contains(output.toString(), "--overwrite");
    assertThat(output.resolve("ts_data_1.csv")).hasBinaryContent(before);
  }

  @Test
  void overwriteReplacesAnEarlierOutputButNoOtherFolder() throws IOException {
    Path output = CommandLineRun.simulate(folder.resolve("o"), 30);
    CommandLineRun.done("simulate", "--subjects", 2, "--output", output, "--overwrite");
    assertThat(output.resolve("ts_data_3.csv")).doesNotExist();
    Path precious = Files.createDirectory(folder.resolve("precious"));
    Path letter = Files.writeString(precious.resolve("letter.txt"), "dear");
    CommandLineRun run =
        CommandLineRun.of("simulate", "--subjects", 2, "--output", precious, "--overwrite");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(letter).exists();
  }

  @Test
  void stackTracesNeedVerbose() {
    Path missing = folder.resolve("missing");
    CommandLineRun plain = CommandLineRun.of("train", "--table", missing);
    assertThat(plain.errorLines()).hasSize(1);
    CommandLineRun verbose = CommandLineRun.of("train", "--table", missing, "--verbose");
    assertThat(verbose.err()).contains("\tat io.pulsemill.");
    assertThat(List.of(plain.exit(), verbose.exit())).containsExactly(1, 1);
  }
}
