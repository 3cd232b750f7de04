package io.pulsemill.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulsemill.InputException;
import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.optimize.StopReason;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.softmax.SoftmaxModel;
import io.pulsemill.softmax.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Elastic nets of three real tables, Fisher's irises, Forina's wines and German's fragments of
 * glass, held against optima that {@code src/test/reference/elastic_net.py} found by other means.
 */
class ElasticNetTest {
  private static final Path REFERENCE = Path.of("src/test/resources/io/pulsemill/reference");
  private static final double OBJECTIVE = 1e-10;
  private static final double COEFFICIENT = 1e-6;

  @TempDir private Path folder;

  static Stream<String> optima() throws IOException {
    List<String> names = new ArrayList<>();
    for (String table : List.of("iris", "wine", "fgl")) {
      for (int i = 0; i < reference().get(table).get("optima").size(); i++) {
        names.add(table + " " + i);
      }
    }
    return names.stream();
  }

  @ParameterizedTest
  @MethodSource("optima")
  void theModelIsTheIndependentOptimum(String name) throws IOException {
    Table table = new Table(name.split(" ", -1)[0]);
    JsonNode optimum = table.expected.get("optima").get(Integer.parseInt(name.split(" ", -1)[1]));
    assertThat(optimum.get("violation").asDouble()).isLessThan(1e-15);
    Penalty penalty = new Penalty(optimum.get("l2").asDouble(), optimum.get("l1").asDouble());
    TrainedModel trained = new TrainingOnRows(folder, penalty).train(table.x, table.labels);

    assertThat(trained.training().optimizer()).isEqualTo(OptimizerKind.PROXIMAL_NEWTON.key());
    assertThat(trained.training().stop()).isEqualTo(StopReason.GRADIENT_SMALL);
    assertThat(trained.training().optimalityViolation()).isLessThan(1e-8);
    assertThat(trained.training().penalty()).isEqualTo(penalty);
    assertThat(trained.training().objective())
        .isCloseTo(optimum.get("objective").asDouble(), within(OBJECTIVE));
    double[] expected = numbers(optimum.get("standardized"));
    double[] found = table.standardized(trained.model());
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i] == 0).as("zero %d of %s", i, name).isEqualTo(expected[i] == 0);
    }
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertThat(found).containsExactly(expected, within(COEFFICIENT * largest));
  }

  @Test
  void aPenaltyAboveEverySlopeLeavesTheFrequenciesOfTheClasses() throws IOException {
    Table table = new Table("fgl");
    TrainedModel trained =
        new TrainingOnRows(folder, new Penalty(0, 10)).train(table.x, table.labels);
    assertThat(table.standardized(trained.model())).containsOnly(0.0);
    double[] p = trained.model().logProbabilities(table.x[0]);
    for (int c = 0; c < p.length; c++) {
      double share = trained.training().rowsByClass().get(c) / (double) table.x.length;
      assertThat(p[c]).isCloseTo(Math.log(share), within(1e-7));
    }
  }

  @Test
  void moreFreeCoefficientsThanNewtonTakesAreRefused() {
    double[][] x = new double[4][2000];
    x[1][0] = 1;
    TrainingOnRows training = new TrainingOnRows(folder, new Penalty(0, 0.1));
    assertThatThrownBy(() -> training.train(x, List.of("a", "b", "a", "b")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected at most 2000 free coefficients")
        .hasMessageContaining("found 2001 for 2 classes and 2000 features");
  }

  private static JsonNode reference() throws IOException {
    return new ObjectMapper().readTree(REFERENCE.resolve("elastic-net.json").toFile());
  }

  private static double[] numbers(JsonNode rows) {
    List<Double> numbers = new ArrayList<>();
    rows.forEach(row -> row.forEach(number -> numbers.add(number.asDouble())));
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** A table and what is known of it. */
  private static final class Table {
    private final JsonNode expected;
    private final double[][] x;
    private final List<String> labels;

    Table(String name) throws IOException {
      expected = reference().get(name);
      List<String> lines = Files.readAllLines(REFERENCE.resolve(name + ".csv"));
      List<String> header = List.of(lines.get(0).split(","));
      List<String[]> rows = lines.stream().skip(1).map(line -> line.split(",")).toList();
      List<Integer> columns = new ArrayList<>();
      expected.get("features").forEach(feature -> columns.add(header.indexOf(feature.asText())));
      labels = rows.stream().map(row -> row[header.indexOf("label")]).toList();
      x =
          rows.stream()
              .map(row -> columns.stream().mapToDouble(j -> Double.parseDouble(row[j])).toArray())
              .toArray(double[][]::new);
    }

    /** The coefficients of a model in units of the sample deviations, class by class. */
    double[] standardized(SoftmaxModel model) {
      return Arrays.stream(model.coefficients())
          .flatMapToDouble(w -> IntStream.range(0, w.length).mapToDouble(j -> w[j] * deviation(j)))
          .toArray();
    }

    private double deviation(int j) {
      double mean = Arrays.stream(x).mapToDouble(row -> row[j]).average().orElseThrow();
      double squares = Arrays.stream(x).mapToDouble(row -> (row[j] - mean) * (row[j] - mean)).sum();
      return Math.sqrt(squares / (x.length - 1));
    }
  }
}
