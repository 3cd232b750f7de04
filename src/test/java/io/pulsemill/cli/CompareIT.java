package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code compare} on a table of two features, of which one knows the class. */
class CompareIT {
  private static final int ROWS = 200;

  @TempDir private static Path folder;

  @BeforeAll
  static void makeTableAndModels() throws IOException {
    Random random = new Random(9);
    List<String> lines = new ArrayList<>(List.of("subject,label,good,poor"));
    for (int i = 0; i < ROWS; i++) {
      String poor = i == 7 ? "" : String.valueOf(random.nextGaussian());
      double good = random.nextGaussian() + i % 3;
      lines.add("s%d,%s,%s,%s".formatted(i, "abc".charAt(i % 3), good, poor));
    }
    Files.write(at("table.csv"), lines);
    Files.writeString(at("other.csv"), "subject,label,good\ns1,a,1\ns2,b,2\ns3,c,2.5\n");
    Files.writeString(at("two.csv"), two(lines));
    train("both", "table.csv", "--features", "good,poor");
    train("good", "table.csv", "--features", "good");
    train("poor", "table.csv", "--features", "poor");
    train("seed", "table.csv", "--features", "good", "--seed", "1");
    train("two", "two.csv", "--features", "good");
  }

  /** Without the third class. */
  private static String two(List<String> lines) {
    return String.join("\n", lines.stream().filter(line -> !line.contains(",c,")).toList()) + "\n";
  }

  private static Path at(String name) {
    return folder.resolve(name);
  }

  private static void train(String name, String table, Object... options) {
    List<Object> words =
        new ArrayList<>(List.of("train", "--table", at(table), "--output", at(name + ".json")));
    words.addAll(List.of("--l2", "0.01", "--engine", "local"));
    words.addAll(Arrays.asList(options));
    CommandLineRun.done(words.toArray());
  }

  private static String files(String names) {
    return String.join(
        ",", Stream.of(names.split(" ")).map(name -> at(name + ".json").toString()).toList());
  }

  @Test
  void theModelThatKnowsMoreIsBetterByAPairedInterval() throws IOException {
    CommandLineRun run =
        CommandLineRun.done(
            "compare",
            "--table",
            at("table.csv"),
            "--models",
            files("both good poor"),
            "--rows",
            "all",
            "--output",
            at("c.json"));
    assertThat(run.out())
        .contains("rows 199 (all); skipped: missing-value 1", "class frequencies", "A − B")
        .contains("McNemar p");
    JsonNode json = new ObjectMapper().readTree(at("c.json").toFile());
    assertThat(json.get("models")).hasSize(4);
    assertThat(json.at("/models/3/evaluation/metrics/kappa").doubleValue()).isZero();
    JsonNode betterThanPoor = json.get("pairs").get(3);
    assertThat(betterThanPoor.get("second").asText()).endsWith("poor.json");
    assertThat(betterThanPoor.at("/logLoss/interval/upper").doubleValue()).isNegative();
    assertThat(betterThanPoor.at("/mcNemar/pValue").doubleValue()).isLessThan(0.01);
    CommandLineRun.done("seal", "--verify", at("c.json"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | both               | table | 200   | expected 2 to 20 files",
        "2 | both good both     | table | 200   | both.json' twice",
        "2 | both good          | table | -1    | --bootstrap",
        "2 | both good          | table | 10001 | --bootstrap",
        "1 | both none          | table | 200   | none.json does not exist",
        "1 | good both          | other | 200   | both.json: ",
        "1 | good two           | table | 200   | two.json: expected the classes of ",
        "1 | good seed          | table | 200   | --split-column",
      })
  void badInputGetsOneLine(int exit, String models, String table, int replicates, String why) {
    Path output = at("refused.json");
    CommandLineRun run =
        CommandLineRun.of(
            "compare",
            "--quiet",
            "--table",
            at(table + ".csv"),
            "--models",
            files(models),
            "--bootstrap",
            replicates,
            "--output",
            output);
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.errorLines()).hasSize(1);
    assertThat(run.err()).contains(why);
    assertThat(output).doesNotExist();
  }

  /** A split that all models agree on is not asked for if all rows are compared. */
  @Test
  void allRowsNeedNoCommonSplit() {
    CommandLineRun.done(
        "compare",
        "--table",
        at("table.csv"),
        "--models",
        files("good seed"),
        "--rows",
        "all",
        "--bootstrap",
        0,
        "--auc",
        "no",
        "--output",
        at("seeds.json"));
    assertThat(at("seeds.json")).exists();
  }
}
