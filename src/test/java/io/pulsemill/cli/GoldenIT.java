package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The optimum on real observations, against one found independently of this code. */
class GoldenIT {
  private static final Path DATA = Path.of("../shared/data");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double OBJECTIVE = 1e-10;
  private static final double COEFFICIENT = 1e-6;

  @TempDir private static Path folder;

  private static Path table;

  @BeforeAll
  static void makeFeatures() {
    assumeTrue(
        Files.isDirectory(DATA),
        "skipped: the reference data " + DATA + " is not beside this clone");
    table = folder.resolve("table");
    CommandLineRun.done("features", "--input", DATA + "/ts_data_*.csv", "--output", table);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.01"})
  void modelIsTheIndependentOptimum(String l2) throws IOException {
    JsonNode golden = JSON.readTree(DATA.resolve("golden-l2-" + l2 + ".json").toFile());
    Path model = folder.resolve("model-" + l2 + ".json");
    Path evaluation = folder.resolve("evaluation-" + l2 + ".json");
    CommandLineRun.done(
        "train", "--table", table, "--output", model, "--l2", l2, "--tolerance", "1e-11");
    CommandLineRun.done("evaluate", "--table", table, "--model", model, "--output", evaluation);
    JsonNode trained = JSON.readTree(model.toFile());
    JsonNode evaluated = JSON.readTree(evaluation.toFile());

    double objective = golden.get("objective").asDouble();
    assertThat(trained.at("/training/rows")).isEqualTo(golden.get("trainingRows"));
    assertThat(trained.at("/training/objective").asDouble())
        .isCloseTo(objective, within(OBJECTIVE * objective));
    assertClose(trained, golden, "coefficients");
    assertClose(trained, golden, "intercepts");
    assertThat(evaluated.get("confusion")).isEqualTo(golden.get("testConfusion"));
    assertThat(evaluated.get("logLoss").asDouble())
        .isCloseTo(golden.get("testLogLoss").asDouble(), within(COEFFICIENT));
  }

  /** Every number of {@code field} to within a share of the largest. */
  private static void assertClose(JsonNode trained, JsonNode golden, String field) {
    double[] actual = numbers(trained.get(field));
    double[] expected = numbers(golden.get(field));
    double largest = 0;
    for (double number : expected) {
      largest = Math.max(largest, Math.abs(number));
    }
    assertThat(actual).as(field).containsExactly(expected, within(COEFFICIENT * largest));
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
