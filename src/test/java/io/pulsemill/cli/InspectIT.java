package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulsemill.json.SealedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Standard errors against statsmodels and R: {@code statsmodels.json} and {@code multinom.json} are
 * written by {@code src/test/reference/inference.py} and {@code inference.R} from the tables beside
 * them. What the three differ by is where their optimizers stop, some 1e-7 of an estimate.
 */
class InspectIT {
  private static final Path REFERENCE = Path.of("src/test/resources/io/pulsemill/inference");
  private static final Path SMALL = Path.of("examples/heart-rates.csv");

  /** Of each number. */
  private static final double RELATIVE = 1e-6;

  @TempDir private static Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"anes96", "birthwt", "fgl"})
  void errorsAreThoseOfStatsmodelsAndR(String table) throws IOException {
    JsonNode statsmodels = reference("statsmodels").get(table);
    JsonNode multinom = reference("multinom").get(table);
    Path model = folder.resolve(table + ".json");
    Path output = folder.resolve(table + "-inspection.json");
    CommandLineRun.done(
        "train",
        "--table",
        REFERENCE.resolve(table + ".csv"),
        "--train-fraction",
        1,
        "--robust",
        "--engine",
        "local",
        "--tolerance",
        "1e-10",
        "--output",
        model);
    CommandLineRun.done(
        "inspect", model, "--reference", statsmodels.at("/classes/0").asText(), "--output", output);
    JsonNode found = json(output);

    JsonNode fit = found.get("fit");
    // statsmodels finds the intercepts' likelihood by an optimizer that stops early: 4e-10 of it.
    for (String key :
        new String[] {
          "logLikelihood", "interceptOnly", "likelihoodRatio", "p", "mcFadden", "aic", "bic"
        }) {
      assertNear(fit.get(key), statsmodels.get(key));
    }
    assertNear(fit.get("logLikelihood"), multinom.get("logLikelihood"));
    assertNear(fit.get("aic"), multinom.get("aic"));
    int columns = statsmodels.get("features").size() + 1;
    for (int e = 0; e < found.get("estimates").size(); e++) {
      JsonNode estimate = found.get("estimates").get(e);
      String at = "/%d/%d".formatted(e / columns, e % columns);
      for (JsonNode other : new JsonNode[] {statsmodels, multinom}) {
        assertNear(estimate.get("coefficient"), other.get("coefficients").at(at));
        assertNear(estimate.at("/information/standardError"), other.get("standardErrors").at(at));
      }
      assertNear(estimate.at("/information/p"), statsmodels.get("pValues").at(at));
      assertNear(estimate.at("/robust/standardError"), statsmodels.get("robust").at(at));
    }
  }

  private static void assertNear(JsonNode found, JsonNode expected) {
    double number = expected.asDouble();
    assertThat(found.asDouble()).isCloseTo(number, within(RELATIVE * Math.abs(number)));
  }

  @Test
  void everyEngineKeepsTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(trained("local", "--engine", "local", "--robust"));
    assertThat(new String(first, StandardCharsets.UTF_8)).contains("\"scores\"");
    for (String engine : new String[] {"jobs", "resident"}) {
      assertThat(trained(engine, "--engine", engine, "--robust")).hasBinaryContent(first);
    }
  }

  @Test
  void anotherOptimizerKeepsItOnlyIfAsked() {
    refused(
        trained("lbfgs", "--optimizer", "lbfgs"),
        "no standard errors: the last pass of optimizer lbfgs has no Hessian; train with"
            + " --optimizer newton, or with --robust");
    Path robust = trained("lbfgs-robust", "--optimizer", "lbfgs", "--robust");
    assertThat(CommandLineRun.done("inspect", "--model", robust).out()).contains("robust error");
  }

  @Test
  void aRowThatCountsTwiceIsTwoRows() throws IOException {
    Path weighted = folder.resolve("weighted.csv");
    Path repeated = folder.resolve("repeated.csv");
    List<String> counted = new ArrayList<>();
    List<String> twice = new ArrayList<>();
    for (String line : Files.readAllLines(SMALL)) {
      boolean head = counted.isEmpty();
      boolean again = counted.size() % 3 == 0 && !head;
      counted.add(line + (head ? ",weight" : again ? ",2" : ",1"));
      twice.add(line);
      if (again) {
        twice.add("again-" + line);
      }
    }
    Files.write(weighted, counted);
    Files.write(repeated, twice);
    JsonNode one = inspected(weighted, "--weight-column", "weight");
    JsonNode other = inspected(repeated);

    assertNear(one.at("/fit/logLikelihood"), other.at("/fit/logLikelihood"));
    assertNear(one.at("/fit/bic"), other.at("/fit/bic"));
    assertThat(one.at("/fit/interceptOnly").isNull()).isTrue();
    assertThat(one.get("estimates")).hasSize(15);
    for (int e = 0; e < 15; e++) {
      for (String key : new String[] {"/information/standardError", "/robust/standardError"}) {
        assertNear(one.get("estimates").get(e).at(key), other.get("estimates").get(e).at(key));
      }
    }
  }

  private static JsonNode inspected(Path table, Object... more) throws IOException {
    Path model = folder.resolve(table.getFileName() + "-model.json");
    Path output = folder.resolve(table.getFileName() + "-inspection.json");
    Object[] first = {
      "train",
      "--table",
      table,
      "--l2",
      0.01,
      "--robust",
      "--train-fraction",
      1,
      "--tolerance",
      "1e-11",
      "--output",
      model
    };
    CommandLineRun.done(Stream.of(first, more).flatMap(Stream::of).toArray());
    CommandLineRun.done("inspect", model, "--output", output);
    return json(output);
  }

  @Test
  void whatMeansNothingIsRefusedInWords() throws IOException {
    refused(
        trained("stopped", "--max-iterations", "1", "--pilot-rows", "0"),
        "the training did not converge (max-iterations)");
    refused(trained("sparse", "--l1", "0.01"), "an l1 penalty sets coefficients to 0");
    Path constant = folder.resolve("constant.csv");
    Files.write(
        constant,
        Files.readAllLines(SMALL).stream()
            .map(line -> line + (line.startsWith("subject") ? ",one" : ",1"))
            .toList());
    Path model = folder.resolve("constant.json");
    CommandLineRun.done("train", "--table", constant, "--l2", 0.01, "--output", model);
    refused(model, "the training left out feature 'one', constant or a combination of others");
    Path older = folder.resolve("older.json");
    String text = Files.readString(Path.of("examples/model.json"));
    Files.writeString(
        older,
        SealedJson.seal(text.replaceFirst("(?s),\n  \"information\": \\{.*?\\n  }", ""), "m"));
    refused(older, "the model keeps no information matrix");
  }

  @Test
  void anEditedMatrixIsRefused() throws IOException {
    String text = Files.readString(trained("edit", "--robust"));
    Path edited = folder.resolve("edited.json");
    int pairs = text.indexOf("\"pairs\": [ [ ") + "\"pairs\": [ [ ".length();
    int comma = text.indexOf(',', pairs);
    int second = text.indexOf(',', comma + 1);
    String matrix = text.substring(0, comma + 2) + "1e9" + text.substring(second);
    Files.writeString(edited, SealedJson.seal(matrix, "m"));
    refused(edited, "information: expected a positive definite matrix but found one that is not");
    int scores = text.indexOf("\"scores\": [ [ ") + "\"scores\": [ [ ".length();
    String outer = text.substring(0, scores) + "-1e3" + text.substring(text.indexOf(',', scores));
    Files.writeString(edited, SealedJson.seal(outer, "m"));
    refused(edited, "information.scores: expected a positive semidefinite matrix");
  }

  @Test
  void wrongUsageIsNamed() {
    CommandLineRun unknown =
        CommandLineRun.of("inspect", "examples/model.json", "--reference", "swimmer");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.errorLines())
        .containsExactly(
            "pulsemill inspect: examples/model.json: --reference: expected a class of the model,"
                + " 'athlete', 'non_athlete', 'pro_athlete', but found 'swimmer'");
    CommandLineRun both =
        CommandLineRun.of("inspect", "examples/model.json", "--model", "examples/model.json");
    assertThat(both.exit()).isEqualTo(2);
  }

  private static void refused(Path model, String why) {
    Path output = folder.resolve("refused.json");
    CommandLineRun run = CommandLineRun.of("inspect", model, "--output", output);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errorLines()).hasSize(1);
    assertThat(run.errorLines().get(0)).contains(why).contains(model.getFileName().toString());
    assertThat(run.out()).isEmpty();
    assertThat(output).doesNotExist();
  }

  private static Path trained(String name, Object... more) {
    Path model = folder.resolve(name + ".json");
    Object[] first = {"train", "--table", SMALL, "--l2", 0.01, "--output", model, "--overwrite"};
    CommandLineRun.done(Stream.of(first, more).flatMap(Stream::of).toArray());
    return model;
  }

  private static JsonNode reference(String name) throws IOException {
    return json(REFERENCE.resolve(name + ".json"));
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
