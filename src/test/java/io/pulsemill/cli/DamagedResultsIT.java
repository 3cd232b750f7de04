package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.json.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged results through the command line: a sample of the bits and cuts that {@code
 * DamagedResultsTest} tries all of; and the verb that seals.
 */
class DamagedResultsIT {
  private static final int EVERY_BIT = 601;
  private static final int EVERY_CUT = 149;

  @TempDir private Path folder;

  private Path output;
  private Path table;

  @BeforeEach
  void start() throws IOException {
    output = folder.resolve("output");
    table =
        Files.write(
            folder.resolve("table.csv"),
            List.of("subject,label,mean,std", "a,amateur,54,6", "b,élite,50,5", "c,élite,54,5"));
    for (Example example : Example.values()) {
      Files.copy(example.path(2), place(example));
    }
  }

  @Test
  void evaluateAndPredictRefuseADamagedModel() throws IOException {
    refused(
        Example.MODEL,
        file -> run("evaluate", "--table", table, "--model", file, "--output", output));
    refused(
        Example.MODEL,
        file -> run("predict", "--table", table, "--model", file, "--output", output));
  }

  @Test
  void reportRefusesADamagedRunEvaluationOrMeasurement() throws IOException {
    for (Example example : List.of(Example.RUN, Example.EVALUATION, Example.TRADEOFF)) {
      refused(example, file -> run("report", "--run", folder, "--output", output));
    }
  }

  @Test
  void engineChoiceRefusesADamagedMeasurement() throws IOException {
    refused(Example.TRADEOFF, file -> run("advise", "--table", table, "--costs", file));
    refused(
        Example.TRADEOFF,
        file -> run("tradeoff", "--table", table, "--costs", file, "--output", output));
    damage(Example.TRADEOFF, 100);
    refused(
        run(
            "train",
            "--quiet",
            "--table",
            table,
            "--costs",
            place(Example.TRADEOFF),
            "--output",
            output),
        place(Example.TRADEOFF));
  }

  @Test
  void sealVerifiesEveryKind() throws IOException {
    for (Example example : Example.values()) {
      refused(example, file -> run("seal", "--verify", file));
    }
  }

  @Test
  void formatOneIsReadWithOneWarningAFileAndFormatTwoWithNone() throws IOException {
    assertThat(report().err()).isEmpty();
    for (Example example : Example.values()) {
      Files.write(place(example), example.bytes(1));
    }
    assertThat(report().errorLines())
        .hasSize(4)
        .allMatch(line -> line.startsWith("warning: "))
        .allMatch(
            line ->
                line.endsWith(
                    "is of format 1, without a checksum: damage to it would not be detected"));
  }

  @Test
  void anEditedFileIsRefusedUntilItIsSealedAndKeepsItsPermissions() throws IOException {
    Path model = place(Example.MODEL);
    String edited = Files.readString(model).replace("\"rows\": 42", "\"rows\": 42 ");
    Files.writeString(model, edited);
    Files.setPosixFilePermissions(model, PosixFilePermissions.fromString("rw-------"));
    refused(run("seal", "--verify", model), model);
    assertThat(run("seal", model)).isEqualTo(new CommandLineRun(0, model + ": sealed\n", ""));
    assertThat(run("seal", "--verify", model).out()).isEqualTo(model + ": checksum is correct\n");
    int seal = edited.indexOf("\"checksum\"");
    assertThat(Files.readString(model)).startsWith(edited.substring(0, seal)).isNotEqualTo(edited);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(model)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatCannotBeSealedStaysAsItIs() throws IOException {
    Path model = place(Example.MODEL);
    Path run = place(Example.RUN);
    Files.writeString(run, Files.readString(run).replace("42", "43"));
    unsealable(model, "is of format 1", "\"format\": 2", "\"format\": 1");
    unsealable(model, "expected this key", "\"classes\"", "\"klasses\"");
    unsealable(model, "found another object", "\"coefficients\"", "\"coefficient\"");
    unsealable(model, "an unexpected end", "}", "");
    assertThat(run("seal").exit()).isEqualTo(2);
    assertThat(run("seal", folder.resolve("none.json")).exit()).isEqualTo(1);
  }

  private void unsealable(Path file, String why, String from, String to) throws IOException {
    String before = Files.readString(file);
    String edited = before.replace(from, to);
    Files.writeString(file, edited);
    byte[] other = Files.readAllBytes(place(Example.RUN));
    CommandLineRun run = run("seal", place(Example.RUN), file);
    refused(run, file);
    assertThat(run.err()).contains(why);
    assertThat(file).hasContent(edited);
    assertThat(place(Example.RUN)).hasBinaryContent(other);
    Files.writeString(file, before);
  }

  private void refused(Example example, Function<Path, CommandLineRun> verb) throws IOException {
    Path file = place(example);
    byte[] bytes = Files.readAllBytes(file);
    Map<Integer, Integer> exits = new TreeMap<>();
    int tried = 0;
    for (int bit = 0; bit < 8 * bytes.length; bit += EVERY_BIT, tried++) {
      damage(example, bit);
      exits.merge(refused(verb.apply(file), file).exit(), 1, Integer::sum);
      Files.write(file, bytes);
    }
    for (int length = 0; length < bytes.length; length += EVERY_CUT, tried++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      exits.merge(refused(verb.apply(file), file).exit(), 1, Integer::sum);
      Files.write(file, bytes);
    }
    assertThat(exits).containsExactly(Map.entry(1, tried));
  }

  private CommandLineRun refused(CommandLineRun run, Path file) {
    assertThat(run.errorLines()).singleElement().asString().contains(": " + file + ": ");
    assertThat(run.out()).isEmpty();
    assertThat(output).doesNotExist();
    return run;
  }

  private void damage(Example example, int bit) throws IOException {
    byte[] bytes = example.bytes(2);
    bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    Files.write(place(example), bytes);
  }

  private CommandLineRun report() {
    return run("report", "--run", folder, "--output", output, "--overwrite");
  }

  private Path place(Example example) {
    return folder.resolve(example.path(2).getFileName());
  }

  private static CommandLineRun run(Object... words) {
    return CommandLineRun.of(words);
  }
}
