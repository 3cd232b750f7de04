package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulsemill.statistics.SplitWord;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTableWriter;
import io.pulsemill.table.TableColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that train and rows that test, as others divided them: by a column or as two tables. */
class GivenSplitIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TRAIN = 300;
  private static final int TEST = 150;

  @TempDir private static Path folder;

  private static Path train;
  private static Path test;
  private static Path both;

  /** The same rows in two tables, and shuffled in one with a column that divides them. */
  @BeforeAll
  static void makeTables() throws IOException {
    Random random = new Random(5);
    List<String> trains = rows(TRAIN, "s", random);
    List<String> tests = rows(TEST, "t", random);
    train = table("train.csv", "subject,label,f0,f1", trains);
    test = table("test.csv", "subject,label,f0,f1", tests);
    List<String> all = new ArrayList<>();
    trains.forEach(row -> all.add(row + ",train"));
    tests.forEach(row -> all.add(row + ",TEST"));
    Collections.shuffle(all, random);
    both = table("both.csv", "subject,label,f0,f1,set", all);
    train("local", at("column.json"), "--table", both, "--split-column", "set");
    train("local", at("tables.json"), "--train-table", train, "--test-table", test);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs", "resident"})
  void everyEngineMakesTheSameModel(String engine) throws IOException {
    Path parquet = parquet(engine + ".parquet"); // of several row groups, so that tasks share it
    Path model = at("column-%s.json".formatted(engine));
    train(engine, model, "--table", parquet, "--split-column", "set", "--tasks", 2);
    assertThat(model).hasSameBinaryContentAs(at("column.json"));

    model = at("tables-%s.json".formatted(engine));
    train(engine, model, "--train-table", train, "--test-table", test);
    assertThat(model).hasSameBinaryContentAs(at("tables.json"));
  }

  @Test
  void aColumnAndTwoTablesMakeTheSameModelButForWhatTheyAreCalled() throws IOException {
    assertThat(lines(at("column.json"), "splitColumn|checksum"))
        .containsExactlyElementsOf(
            lines(at("tables.json"), "checksum").stream()
                .map(line -> line.replace("\"tables\"", "\"column\","))
                .toList());
    JsonNode training = JSON.readTree(at("column.json").toFile()).get("training");
    assertThat(training.get("rows").asInt()).isEqualTo(TRAIN);
    assertThat(training.get("splitColumn").asText()).isEqualTo("set");
  }

  @Test
  void theColumnMayBeAFolderOfATableInPartitions() throws IOException {
    Path parts = at("parts");
    Files.copy(train, Files.createDirectories(parts.resolve("set=train")).resolve("a.csv"));
    Files.copy(test, Files.createDirectories(parts.resolve("set=Test")).resolve("a.csv"));
    train("local", at("parts.json"), "--table", parts, "--split-column", "set");
    assertThat(at("parts.json")).hasSameBinaryContentAs(at("column.json"));
  }

  @Test
  void theRowsToTrainOnAloneMakeTheModel() throws IOException {
    train("local", at("alone.json"), "--table", train, "--train-fraction", 1);
    assertThat(lines(at("alone.json"), "checksum|split|subjectColumn"))
        .isEqualTo(lines(at("tables.json"), "checksum|split|subjectColumn"));
  }

  @Test
  void anEvaluationTakesTheSplitOfTheModel() throws IOException {
    evaluate(at("column.json"), both, at("e-column.json"));
    evaluate(at("tables.json"), test, at("e-tables.json"));
    assertThat(at("e-column.json")).hasSameBinaryContentAs(at("e-tables.json"));
    assertThat(evaluated(at("e-column.json"))).isEqualTo(TEST);

    evaluate(at("column.json"), both, at("e-train.json"), "--rows", "train");
    assertThat(evaluated(at("e-train.json"))).isEqualTo(TRAIN);
    evaluate(at("column.json"), test, at("e-all.json"), "--rows", "all");
    assertThat(at("e-all.json")).hasSameBinaryContentAs(at("e-tables.json"));
  }

  @Test
  void anEvaluationTakesTheColumnItIsGiven() throws IOException {
    evaluate(at("tables.json"), both, at("e-given.json"), "--split-column", "set");
    assertThat(evaluated(at("e-given.json"))).isEqualTo(TEST);
  }

  @Test
  void statisticsOfAColumnAreThoseOfTheTrainingRowsOnly() throws IOException {
    Path far = copy(both, row -> row.replaceFirst(",[^,]*,TEST$", ",1e9,TEST"));
    train("local", at("far.json"), "--table", far, "--split-column", "set");
    assertThat(at("far.json")).hasSameBinaryContentAs(at("column.json"));
  }

  @Test
  void whatAnEvaluationWouldFindTooLateIsRefusedBeforeTheTraining() throws IOException {
    Path renamed = table("renamed.csv", "subject,label,f0,g1", rows(test));
    assertRefused(1, renamed, "renamed.csv has no column 'f1' for the feature");
    Path others = copy(test, row -> row.replaceFirst(",[abc],", ",z,"));
    assertRefused(
        1, others, "expected labels of the table to train on, 'a', 'b', 'c', but found 'z'");
    Path none = copy(test, row -> row.replaceFirst(",[abc],", ",,"));
    assertRefused(1, none, "but found none");
    assertRefused(1, folder.resolve("nowhere"), "nowhere does not exist");
    assertRefused(2, train, "expected two tables, found one");
  }

  @Test
  void whatAnEvaluationCanLeaveOutIsAWarning() throws IOException {
    Path unknown = copy(test, row -> row.replaceFirst(",b,", ",z,"));
    assertThat(warnings(train, unknown))
        .containsExactly(
            "warning: %s: 50 rows have a label that no row to train on has, 'z'; evaluate leaves"
                    .formatted(unknown)
                + " them out");
    assertThat(warnings(train, copy(both, row -> row)))
        .singleElement()
        .asString()
        .contains("300 of 450 subjects looked at are in the table to train on");
    Path more =
        table(
            "more.csv", "subject,label,f0,f1,f2", rows(test).stream().map(r -> r + ",1").toList());
    assertThat(warnings(train, more)).isEmpty();
  }

  @Test
  void numbersOfRowsAreNobodysNames() throws IOException {
    Path one = copy(train, row -> row.replaceFirst("^s", ""));
    Path other = copy(test, row -> row.replaceFirst("^t", ""));
    assertThat(warnings(one, other)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--train-table T | only one of them",
        "--test-table T | only one of them",
        "--table T --train-table T --test-table U | either --table or",
        "--quiet | either --table or",
        "--train-table T --test-table U --split-column set | Expected one split",
        "--table T --split-column set --train-fraction 0.5 | --train-fraction: expected no",
        "--train-table T --test-table U --train-fraction 0.5 | --train-fraction: expected no"
      })
  void optionsThatExcludeEachOtherAreWrongUsage(String options, String message) {
    CommandLineRun run = CommandLineRun.of((Object[]) ("train " + options).split(" ", -1));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.errorLines()).singleElement().asString().contains(message);
  }

  @Test
  void anotherWordIsRefusedByEveryEngineInOneLine() throws IOException {
    Path file = at("words.parquet");
    TableColumns columns = new TableColumns("subject", "set", "class", List.of("f")); // swapped
    try (FeatureTableWriter writer = writer(file, columns, 10)) {
      for (int r = 0; r < 40; r++) {
        writer.write(
            new FeatureRow(
                "s" + r,
                r == 24 ? "dev" : "train",
                r % 2 == 0 ? SplitWord.TRAIN : SplitWord.TEST,
                new double[] {r}));
      }
    }
    for (String engine : List.of("local", "jobs", "resident")) {
      CommandLineRun run =
          CommandLineRun.of(
              "train",
              "--table",
              file,
              "--label-column",
              "class",
              "--split-column",
              "set",
              "--engine",
              engine,
              "--output",
              at("no.json"),
              "--quiet");
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.errorLines())
          .singleElement()
          .asString()
          .contains("words.parquet, row 25, column 'set' (split): expected train or test but found")
          .contains("'dev'");
    }
    assertThat(at("no.json")).doesNotExist();
  }

  @Test
  void aPipelineOfTwoInputsTestsTheSecond() throws IOException {
    CommandLineRun.done("simulate", "--subjects", 60, "--output", at("in"));
    CommandLineRun.done("simulate", "--subjects", 30, "--seed", 7, "--output", at("in-test"));
    CommandLineRun run =
        CommandLineRun.of(
            "pipeline",
            "--input",
            at("in"),
            "--test-input",
            at("in-test"),
            "--output",
            at("run"),
            "--l2",
            0.01,
            "--engine",
            "resident");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("features test", "rows 30", at("run/features-test").toString());

    Path model = at("by-hand.json");
    train(
        "local",
        model,
        "--train-table",
        at("run/features"),
        "--test-table",
        at("run/features-test"),
        "--l2",
        0.01);
    assertThat(model).hasSameBinaryContentAs(at("run/model.json"));
    evaluate(
        model, at("run/features-test"), at("e-by-hand.json"), "--auc", "no", "--bootstrap", "0");
    assertThat(at("e-by-hand.json")).hasSameBinaryContentAs(at("run/evaluation.json"));
    JsonNode record = JSON.readTree(at("run/run.json").toFile());
    assertThat(record.at("/records/read").asInt()).isEqualTo(90 * 90);
    assertThat(record.get("inputs")).hasSize(12);
  }

  @Test
  void aTestInputThatCannotBeUsedIsRefusedBeforeTheFirstJob() throws IOException {
    CommandLineRun.done("simulate", "--subjects", 30, "--output", at("good"));
    CommandLineRun run =
        CommandLineRun.of(
            "pipeline", "--input", at("good"), "--test-input", at("none"), "--output", at("never"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errorLines())
        .last()
        .asString()
        .contains("Input path does not exist")
        .endsWith("check --test-input");
    assertThat(at("never")).doesNotExist();

    Files.write(at("columns"), new byte[] {'P', 'A', 'R', '1', 0, 0, 0, 0});
    CommandLineRun other =
        CommandLineRun.of(
            "pipeline",
            "--input",
            at("good"),
            "--test-input",
            at("columns"),
            "--input-format",
            "text",
            "--output",
            at("never"));
    assertThat(other.errorLines()).last().asString().contains("; --input-format parquet, or auto");
  }

  @Test
  void aPipelineOfTwoInputsEvaluatesNoOtherRows() {
    CommandLineRun run =
        CommandLineRun.of(
            "pipeline", "--input", "a", "--test-input", "b", "--output", at("x"), "--rows", "all");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--rows: expected test");
  }

  private static void train(String engine, Path model, Object... options) {
    List<Object> words = new ArrayList<>(List.of("train", "--engine", engine, "--output", model));
    words.addAll(List.of(options));
    CommandLineRun.done(words.toArray());
  }

  private static void evaluate(Path model, Path table, Path output, Object... options) {
    List<Object> words =
        new ArrayList<>(
            List.of("evaluate", "--model", model, "--table", table, "--output", output));
    words.addAll(List.of(options));
    CommandLineRun.done(words.toArray());
  }

  private static CommandLineRun trained(Path training, Path testing) {
    return CommandLineRun.of(
        "train",
        "--train-table",
        training,
        "--test-table",
        testing,
        "--engine",
        "local",
        "--output",
        at("some.json"),
        "--overwrite",
        "--quiet");
  }

  private static void assertRefused(int exit, Path testing, String message) {
    CommandLineRun run = trained(train, testing);
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.errorLines()).singleElement().asString().contains(message);
  }

  private static List<String> warnings(Path training, Path testing) {
    CommandLineRun run = trained(training, testing);
    assertThat(run.exit()).as(run.err()).isZero();
    return run.errorLines();
  }

  private static int evaluated(Path evaluation) throws IOException {
    return JSON.readTree(evaluation.toFile()).get("rows").asInt();
  }

  /** Without the lines that {@code but}, a pattern, is found in. */
  private static List<String> lines(Path file, String but) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !Pattern.compile(but).matcher(line).find())
        .collect(Collectors.toList());
  }

  /** Three classes that overlap. */
  private static List<String> rows(int n, String prefix, Random random) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int k = i % 3;
      rows.add(
          "%s%d,%s,%s,%s"
              .formatted(
                  prefix,
                  i,
                  "abc".charAt(k),
                  random.nextGaussian() + 0.8 * k,
                  random.nextGaussian() - 0.4 * k));
    }
    return rows;
  }

  private static List<String> rows(Path table) throws IOException {
    List<String> lines = Files.readAllLines(table);
    return lines.subList(1, lines.size());
  }

  private static Path copy(Path table, UnaryOperator<String> change) throws IOException {
    Path copy = Files.createTempFile(folder, "copy", ".csv");
    String header = Files.readAllLines(table).get(0);
    List<String> lines = new ArrayList<>(List.of(header));
    rows(table).forEach(row -> lines.add(change.apply(row)));
    return Files.write(copy, lines);
  }

  private static Path table(String name, String header, List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(header));
    lines.addAll(rows);
    return Files.write(at(name), lines);
  }

  /** The rows of {@link #both}. */
  private static Path parquet(String name) throws IOException {
    TableColumns columns = new TableColumns("subject", "label", "set", List.of("f0", "f1"));
    try (FeatureTableWriter writer = writer(at(name), columns, 60)) {
      for (String row : rows(both)) {
        String[] cells = row.split(",", -1);
        double[] values = {Double.parseDouble(cells[2]), Double.parseDouble(cells[3])};
        writer.write(new FeatureRow(cells[0], cells[1], SplitWord.of(cells[4]), values));
      }
    }
    return at(name);
  }

  private static FeatureTableWriter writer(Path file, TableColumns columns, int rowGroupRows)
      throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
    return new FeatureTableWriter(new Configuration(), path, columns, rowGroupRows);
  }

  private static Path at(String name) {
    return folder.resolve(name);
  }
}
