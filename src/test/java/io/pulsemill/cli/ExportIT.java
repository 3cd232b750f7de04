package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code export} through the command line; what other programs make of it is in ScorersIT. */
class ExportIT {
  private static final Path MODEL = Path.of("examples/model.json");

  @TempDir private Path folder;

  @Test
  void eachFormatIsWrittenAndNamed() throws IOException {
    for (String[] format :
        new String[][] {
          {"pmml", "<PMML version=\"4.4\""},
          {"onnx", "probabilities"},
          {"sql", "AS \"p_non_athlete\""},
          {"java", "public final class Model {"}
        }) {
      Path file = folder.resolve("model." + format[0]);
      CommandLineRun run = export(file, "--format", format[0]);
      assertThat(run.err()).isEmpty();
      assertThat(run.exit()).isZero();
      assertThat(run.out().strip()).endsWith("model." + format[0]);
      assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).contains(format[1]);
    }
  }

  @Test
  void theExamplesAreWhatIsWritten() throws IOException {
    for (String[] example :
        new String[][] {
          {"model.pmml", "--format", "pmml"},
          {"model.onnx", "--format", "onnx"},
          {"duckdb.sql", "--format", "sql", "--dialect", "duckdb"},
          {"Model.java", "--format", "java"}
        }) {
      Path file = folder.resolve(example[0]);
      export(file, (Object[]) Arrays.copyOfRange(example, 1, example.length));
      assertThat(file).hasSameBinaryContentAs(Path.of("examples/export", example[0]));
    }
  }

  /** They name the dialect, the table, the class and the precision. */
  @Test
  void optionsOfAFormatReachItsFile() throws IOException {
    Path file = folder.resolve("file");
    assertThat(export(file, "--format", "sql", "--dialect", "hive", "--from", "a.b").exit())
        .isZero();
    assertThat(file).content().contains("AS `p_non_athlete`", "FROM a.b t\n");
    export(file, "--format", "java", "--class-name", "com.acme.Rates", "--overwrite");
    assertThat(file).content().contains("package com.acme;", "final class Rates");
    export(file, "--format", "onnx", "--precision", "float32", "--overwrite");
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
        .contains("LinearClassifier");
  }

  @Test
  void wrongUsageIsOneLineAndWritesNothing() throws IOException {
    refused(
        2,
        "--dialect is of --format sql, but the format is pmml",
        "--format",
        "pmml",
        "--dialect",
        "hive");
    refused(2, "Invalid value for option '--format'", "--format", "xml");
    refused(2, "Invalid value for option '--dialect'", "--format", "sql", "--dialect", "oracle");
    refused(2, "--from: expected a table or view", "--format", "sql", "--from", " ");
    refused(1, "--class-name: expected a Java name", "--format", "java", "--class-name", "a-b");
  }

  @Test
  void whatIsNoModelIsRefused() throws IOException {
    Path other = Files.writeString(folder.resolve("other.json"), "{\"format\": 1}");
    CommandLineRun run =
        CommandLineRun.of(
            "export", "--model", other, "--format", "sql", "--output", folder.resolve("out"));
    assertThat(run.exit()).isOne();
    assertThat(run.errorLines()).hasSize(1).first().asString().contains("other.json: ");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void anExistingOutputIsReplacedIfAskedTo() throws IOException {
    Path file = Files.writeString(folder.resolve("mine"), "mine");
    CommandLineRun run = export(file, "--format", "sql");
    assertThat(run.exit()).isOne();
    assertThat(run.err()).contains("--overwrite");
    assertThat(file).hasContent("mine");
    assertThat(export(file, "--format", "sql", "--overwrite").exit()).isZero();
    assertThat(file).content().startsWith("-- Softmax regression");
  }

  @Test
  void theModelIsNotReplacedByItsExport() throws IOException {
    Path model = Files.copy(MODEL, folder.resolve("model.json"));
    CommandLineRun run =
        CommandLineRun.of(
            "export", "--model", model, "--format", "sql", "--output", model, "--overwrite");
    assertThat(run.exit()).isOne();
    assertThat(run.err()).contains("overlap");
    assertThat(model).hasSameBinaryContentAs(MODEL);
  }

  private void refused(int exit, String message, Object... options) throws IOException {
    CommandLineRun run = export(folder.resolve("refused"), options);
    assertThat(run.err()).contains(message);
    assertThat(run.errorLines()).hasSize(1);
    assertThat(run.exit()).isEqualTo(exit);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  private static CommandLineRun export(Path file, Object... options) {
    Object[] fixed = {"export", "--model", MODEL, "--output", file};
    return CommandLineRun.of(Stream.concat(Stream.of(fixed), Stream.of(options)).toArray());
  }
}
