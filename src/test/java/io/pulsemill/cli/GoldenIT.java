package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The optimum over 1,000 subjects against one found independently of this code, from the
 * observations on: {@code golden.csv} and {@code golden.json} are written by {@code
 * src/test/reference/golden.py} from what {@code simulate --subjects 1000} makes.
 */
class GoldenIT {
  private static final Path REFERENCE = Path.of("src/test/resources/io/pulsemill/reference");
  private static final double OBJECTIVE = 1e-10;
  private static final double COEFFICIENT = 1e-6;

  @TempDir private static Path folder;

  private static JsonNode golden;
  private static Path ours;

  @BeforeAll
  static void makeFeatures() throws IOException {
    golden = new ObjectMapper().readTree(REFERENCE.resolve("golden.json").toFile());
    ours = folder.resolve("table");
    Path observations = folder.resolve("observations");
    CommandLineRun.done("simulate", "--subjects", 1000, "--output", observations);
    CommandLineRun.done("features", "--input", observations, "--output", ours);
  }

  @ParameterizedTest
  @CsvSource({"ours, 0", "ours, 0.01", "golden.csv, 0", "golden.csv, 0.01"})
  void modelIsTheIndependentOptimum(String source, String l2) throws IOException {
    Path table = source.equals("ours") ? ours : REFERENCE.resolve(source);
    Path model = folder.resolve(source + l2 + "-model.json");
    Path evaluation = folder.resolve(source + l2 + "-evaluation.json");
    CommandLineRun.done(
        "train", "--table", table, "--output", model, "--l2", l2, "--tolerance", "1e-11");
    CommandLineRun.done("evaluate", "--table", table, "--model", model, "--output", evaluation);
    JsonNode trained = new ObjectMapper().readTree(model.toFile());
    JsonNode evaluated = new ObjectMapper().readTree(evaluation.toFile());

    JsonNode optimum = golden.get("optima").get(l2);
    double objective = optimum.get("objective").asDouble();
    assertThat(trained.get("classes")).isEqualTo(golden.get("classes"));
    assertThat(trained.at("/training/rows")).isEqualTo(golden.get("trainingRows"));
    assertThat(trained.at("/training/objective").asDouble())
        .isCloseTo(objective, within(OBJECTIVE * objective));
    assertClose(trained, optimum, "coefficients");
    assertClose(trained, optimum, "intercepts");
    assertThat(evaluated.get("rows")).isEqualTo(golden.get("testRows"));
    assertThat(evaluated.get("confusion")).isEqualTo(optimum.get("testConfusion"));
    assertThat(evaluated.get("logLoss").asDouble())
        .isCloseTo(optimum.get("testLogLoss").asDouble(), within(COEFFICIENT));
  }

  /** Every number of {@code field} to within a share of the largest. */
  private static void assertClose(JsonNode trained, JsonNode golden, String field) {
    double[] expected = numbers(golden.get(field));
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertThat(numbers(trained.get(field)))
        .as(field)
        .containsExactly(expected, within(COEFFICIENT * largest));
  }

  /** The numbers of a list, or of a list of lists. */
  private static double[] numbers(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .flatMapToDouble(
            item ->
                item.isArray() ? Arrays.stream(numbers(item)) : DoubleStream.of(item.asDouble()))
        .toArray();
  }
}
