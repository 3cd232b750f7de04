package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reduce tasks that make the table and train on it, as threads of this JVM. */
class FusedIT {
  private static final int SUBJECTS = 1000;

  @TempDir private static Path folder;

  private static Path observations;
  private static int runs;

  @BeforeAll
  static void simulate() {
    observations = CommandLineRun.simulate(folder.resolve("observations"), SUBJECTS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void anyNumberOfReduceTasksHasTheBytesOfALocalRun(int reduces) throws IOException {
    Path fused = sameResults("--tasks", reduces);
    JsonNode run = run(fused);
    assertThat(run.at("/training/0/engine").asText()).isEqualTo("fused");
    assertThat(run.at("/training/0/parallelism").asInt()).isEqualTo(reduces);
    assertThat(run.at("/jobs").findValuesAsText("name")).containsExactly("features");
    assertThat(run.at("/stages").findValuesAsText("stage"))
        .containsExactly("features", "train fused", "evaluate");
  }

  @ParameterizedTest
  @CsvSource({
    "--rows=all",
    "--rows=train",
    "--optimizer=lbfgs",
    "--l1=0.001",
    "--class-weights=balanced",
    "--train-fraction=0.5",
    "--bootstrap=20", // by a job over the table
    "--robust"
  })
  void otherQuestionsHaveTheSameAnswers(String option) throws IOException {
    sameResults(option, "-D", "mapreduce.job.reduces=2");
  }

  @Test
  void aTestInputIsEvaluatedByAModelOfAllRows() throws IOException {
    Path others = folder.resolve("others");
    CommandLineRun.done("simulate", "--subjects=200", "--seed=9", "--output", others);
    sameResults("--test-input", others, "-D", "mapreduce.job.reduces=2");
  }

  @Test
  void rowsWithoutAnOptimumAreRefusedInTheSameWords() throws IOException {
    Path oneClass = folder.resolve("one-class.csv");
    Files.writeString(
        oneClass,
        """
        datetime,pulse,category,ts_number
        2024-01-01,50,a,1
        2024-01-02,52,a,1
        2024-01-01,51,a,2
        2024-01-02,57,a,2
        """);
    String local = refusal("local", oneClass);
    assertThat(local).contains("have the label 'a'; training needs at least two classes");
    assertThat(refusal("fused", oneClass)).isEqualTo(local);
  }

  @Test
  void observationsThatAreNotAcceptedLeaveNoModel() throws IOException {
    Path bad = folder.resolve("bad");
    Files.createDirectory(bad);
    Files.copy(files(observations).get(0), bad.resolve("a.csv"));
    Files.writeString(
        bad.resolve("b.csv"), "datetime,pulse,category,ts_number\n2024-01-01,x,a,1\n");
    Path output = next();
    CommandLineRun run = CommandLineRun.of(command("fused", bad, output));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .contains("bad records: 1, allowed: 0 (--max-bad-records)")
        .doesNotContain("unfinished"); // no model to go on to
    assertThat(output.resolve("features/_bad")).isDirectory();
    assertThat(output.resolve("model.json")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "select"})
  void aTableThatIsThereIsForOtherEngines(String verb) {
    CommandLineRun run =
        CommandLineRun.of(
            verb, "--table", "none", "--output", folder.resolve("none"), "--engine", "fused");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--engine: fused trains while a table is made (pipeline)");
  }

  /** Runs both engines; returns the folder of the fused one. */
  private static Path sameResults(Object... options) throws IOException {
    Path local = next();
    CommandLineRun.done(command("local", observations, local, options));
    Path fused = next();
    CommandLineRun.done(command("fused", observations, fused, options));
    for (String name : List.of("model.json", "evaluation.json")) {
      assertThat(fused.resolve(name)).hasSameBinaryContentAs(local.resolve(name));
    }
    assertThat(run(fused).at("/training/0/engine").asText()).isEqualTo("fused");
    return fused;
  }

  private static String refusal(String engine, Path input) {
    CommandLineRun run =
        CommandLineRun.of(command(engine, input, next(), "--train-fraction=1", "--rows=all"));
    assertThat(run.exit()).isEqualTo(1);
    List<String> lines = run.errorLines();
    return lines.get(lines.size() - 1);
  }

  private static Object[] command(String engine, Path input, Path output, Object... options) {
    List<Object> words = new ArrayList<>(List.of("pipeline", "--engine", engine));
    Collections.addAll(words, "--input", input, "--output", output);
    Collections.addAll(words, options);
    return words.toArray();
  }

  private static Path next() {
    return folder.resolve("run-" + ++runs);
  }

  private static JsonNode run(Path output) throws IOException {
    return new ObjectMapper().readTree(output.resolve("run.json").toFile());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
    }
  }
}
