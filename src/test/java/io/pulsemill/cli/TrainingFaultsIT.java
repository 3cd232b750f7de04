package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What training does with rows that have no optimum, or less in them than they seem to have. */
class TrainingFaultsIT {
  private static final long SEED = 3;
  private static final int ROWS = 300;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private Random random;
  private Path model;

  @BeforeEach
  void start() {
    random = new Random(SEED);
    model = folder.resolve("model.json");
  }

  @Test
  void oneClassIsRefused() throws IOException {
    assertRefused(train(table("a", i -> "only," + random.nextGaussian())), "'only'", "two classes");
  }

  @Test
  void completelySeparableClassesAreRefusedWithTheRemedy() throws IOException {
    Path table = table("a", i -> (i % 2 == 0 ? "low," + i : "high," + (i + 1000)));
    assertRefused(train(table), "separable", "--l2");
  }

  @Test
  void partlySeparableClassesAreRefusedWithTheRemedy() throws IOException {
    // "far" stands apart; "a" and "b" overlap each other.
    Path table =
        table(
            "a",
            i ->
                i % 3 == 0
                    ? "far," + (50 + random.nextGaussian())
                    : (i % 3 == 1 ? "a," : "b,") + (random.nextGaussian() + i % 3 * 0.3));
    assertRefused(train(table), "separable", "--l2");
  }

  @Test
  void separableClassesTrainWithPenalty() throws IOException {
    Path table = table("a", i -> (i % 2 == 0 ? "low," + i : "high," + (i + 1000)));
    CommandLineRun run = train(table, "--l2", "0.01");
    assertThat(run.exit()).as(run.err()).isZero();
    assertFinite();
  }

  @Test
  void aConstantFeatureGetsZeroAndOneWarning() throws IOException {
    CommandLineRun run = train(table("a,flat", i -> overlapping(i) + ",7.5"));
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err().lines().filter(line -> line.startsWith("warning")))
        .singleElement()
        .asString()
        .contains("'flat'", "7.5");
    assertThat(coefficients(1)).containsOnly(0.0);
    assertThat(coefficients(0)).doesNotContain(0.0);
  }

  @Test
  void theLaterOfCollinearFeaturesGetsZeroAndIsNamed() throws IOException {
    CommandLineRun run =
        train(
            table(
                "a,twice",
                i -> {
                  double x = random.nextGaussian() + i % 2;
                  return "c" + i % 2 + "," + x + "," + 2 * x;
                }));
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("warning: feature 'twice'").doesNotContain("'a'");
    assertThat(coefficients(1)).containsOnly(0.0);
  }

  @Test
  void fewerRowsThanParametersAreRefusedWithoutPenalty() throws IOException {
    Path table = few();
    assertRefused(train(table, "--train-fraction", "1"), "4 training rows", "--l2");
  }

  @Test
  void fewerRowsThanParametersAreAWarningWithPenalty() throws IOException {
    CommandLineRun run = train(few(), "--train-fraction", "1", "--l2", "0.1");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("warning: 4 training rows");
    assertFinite();
  }

  @Test
  void theIterationLimitWritesTheModelAndSaysSo() throws IOException {
    CommandLineRun run =
        train(table("a", i -> overlapping(i)), "--optimizer", "gd", "--max-iterations", "3");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("warning: stopped by max-iterations after 3");
    assertThat(json().at("/training/stop").asText()).isEqualTo("max-iterations");
  }

  @Test
  void rowsWithMissingValuesAreLeftOutAndCounted() throws IOException {
    Path table = table("a,b", i -> overlapping(i) + "," + (i % 10 == 0 ? "" : i % 7));
    CommandLineRun run = train(table, "--train-fraction", "1");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("warning: 30 training rows left out: missing-value");
    assertThat(json().at("/training/rows").asInt()).isEqualTo(ROWS - 30);
  }

  @Test
  void aColumnThatIsEmptyInEveryRowIsNamed() throws IOException {
    Path table = table("a,empty", i -> overlapping(i) + ",");
    assertRefused(
        train(table, "--train-fraction", "1"),
        "No training rows",
        "missing: 'empty' (%d rows)".formatted(ROWS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "jobs", "resident"})
  void aFeatureThatAloneSeparatesTheClassesIsNamed(String engine) throws IOException {
    Path table = table("a,leak", i -> overlapping(i) + "," + (i % 2 + i * 1e-4));
    CommandLineRun run = train(table, "--l2", "0.1", "--engine", engine);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(warnings(run)).singleElement().asString().contains("feature 'leak' alone separates");
  }

  @Test
  void aFeatureThatNumbersTheRowsIsNamed() throws IOException {
    Path table =
        table("a,one,zero,even", i -> overlapping(i) + "," + (i + 1) + "," + i + "," + 2 * i);
    CommandLineRun run = train(table, "--train-fraction", "1", "--l2", "1");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(warnings(run))
        .hasSize(2)
        .anyMatch(line -> line.contains("feature 'one' has the values of row numbers, 1 to 300"))
        .anyMatch(line -> line.contains("feature 'zero' has the values of row numbers, 0 to 299"));
  }

  @Test
  void featuresThatNoOptionNamedAreListedAndIndexesWarnedOf() throws IOException {
    Path table = table("a,__index_level_0__", i -> overlapping(i) + "," + i % 7);
    CommandLineRun run = CommandLineRun.of("train", "--table", table, "--output", model);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("features of the table: 2: a, __index_level_0__\n");
    assertThat(warnings(run))
        .singleElement()
        .asString()
        .contains("'__index_level_0__'", "--features");

    CommandLineRun named =
        CommandLineRun.of(
            "train", "--table", table, "--output", model, "--overwrite", "--features", "a");
    assertThat(named.err()).doesNotContain("features of the table", "warning");
  }

  @Test
  void noTrainingRowsAreRefused() throws IOException {
    assertRefused(
        train(table("a", i -> overlapping(i)), "--train-fraction", "1e-9"), "No training rows");
  }

  @Test
  void aFeatureThatIsNoColumnIsNamed() throws IOException {
    assertRefused(train(table("a", i -> overlapping(i)), "--features", "a,zz"), "'zz'");
  }

  @Test
  void aCellThatIsNoNumberIsNamedWithItsPlace() throws IOException {
    Path table = table("a", i -> i == 4 ? "c0,oops" : overlapping(i));
    assertRefused(train(table), "table.csv", "line 6", "'oops'");
  }

  private String overlapping(int i) {
    return "c" + i % 2 + "," + (random.nextGaussian() + i % 2);
  }

  private Path few() throws IOException {
    Path file = folder.resolve("table.csv");
    return Files.write(
        file,
        List.of(
            "subject,label,a,b,c,d", "1,x,1,2,3,5", "2,y,2,9,4,1", "3,x,3,3,1,7", "4,y,5,2,8,1"));
  }

  private Path table(String features, IntFunction<String> row) throws IOException {
    List<String> lines = new ArrayList<>(List.of("subject,label," + features));
    for (int i = 0; i < ROWS; i++) {
      lines.add("s" + i + "," + row.apply(i));
    }
    return Files.write(folder.resolve("table.csv"), lines);
  }

  private CommandLineRun train(Path table, String... options) {
    List<Object> args =
        new ArrayList<>(List.of("train", "--table", table, "--output", model, "--quiet"));
    args.addAll(List.of(options));
    return CommandLineRun.of(args.toArray());
  }

  private void assertRefused(CommandLineRun run, String... words) {
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.errorLines().stream().filter(line -> !line.startsWith("warning")))
        .singleElement()
        .asString()
        .startsWith("pulsemill train: ")
        .contains(words);
    assertThat(model).doesNotExist();
    assertThat(folder)
        .isDirectoryNotContaining(file -> file.getFileName().toString().contains("work"));
  }

  private static List<String> warnings(CommandLineRun run) {
    return run.err().lines().filter(line -> line.startsWith("warning")).toList();
  }

  private JsonNode json() throws IOException {
    return JSON.readTree(model.toFile());
  }

  private List<Double> coefficients(int feature) throws IOException {
    List<Double> column = new ArrayList<>();
    json().get("coefficients").forEach(row -> column.add(row.get(feature).asDouble()));
    return column;
  }

  private void assertFinite() throws IOException {
    assertThat(Files.readString(model)).doesNotContain("NaN", "Infinity", "null");
  }
}
