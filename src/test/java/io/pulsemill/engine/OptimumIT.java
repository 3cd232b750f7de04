package io.pulsemill.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulsemill.InputException;
import io.pulsemill.softmax.TrainedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Optima of tables with outliers, and of nearly separable ones, as {@code
 * src/test/reference/optima.py} computed them in 60-digit arithmetic; and a real table that is
 * quasi-separated: the 214 fragments of glass that B. German collected (MASS {@code fgl}: Venables
 * and Ripley, Modern Applied Statistics with S; from Debian's r-cran-mass), exported by that
 * script.
 */
class OptimumIT {
  private static final String FOLDER = "/io/pulsemill/reference/";
  private static final double SLOPE = 1e-6;
  private static final double LOSS = 1e-9;

  @TempDir private Path folder;

  static Stream<JsonNode> optima() throws IOException {
    return StreamSupport.stream(reference().get("optima").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("optima")
  void trainingFindsTheOptimum(JsonNode expected) throws IOException {
    List<double[]> rows = rows(expected);
    double[][] x =
        rows.stream().map(row -> Arrays.copyOf(row, row.length - 1)).toArray(double[][]::new);
    List<String> labels = rows.stream().map(row -> "" + (int) row[row.length - 1]).toList();

    TrainedModel trained = new TrainingOnRows(folder, 0).train(x, labels);

    String name = expected.get("name").asText();
    double[][] w = trained.model().coefficients();
    double[] b = trained.model().intercepts();
    assertThat(trained.training().meanLoss())
        .as(name)
        .isCloseTo(expected.get("meanLoss").asDouble(), within(LOSS));
    double[][] fits = new ObjectMapper().convertValue(expected.get("fits"), double[][].class);
    for (int j = 0; j < w[0].length; j++) {
      int slope = j + 1;
      double largest = Arrays.stream(fits).mapToDouble(fit -> Math.abs(fit[slope])).max().orElse(0);
      for (int c = 1; c <= fits.length; c++) {
        assertThat(w[c][j] - w[0][j])
            .as("slope %d of class %d of %s", j, c, name)
            .isCloseTo(fits[c - 1][slope], within(SLOPE * largest));
      }
    }
    for (int c = 1; c <= fits.length; c++) {
      double intercept = fits[c - 1][0];
      assertThat(b[c] - b[0])
          .as("intercept of class %d of %s", c, name)
          .isCloseTo(intercept, within(SLOPE * Math.max(1, Math.abs(intercept))));
    }
  }

  @Test
  void fragmentsOfGlassAreQuasiSeparated() throws IOException {
    JsonNode certificate = reference().get("quasiSeparated");
    List<String> lines = lines("fgl.csv");
    double[][] x =
        lines.stream()
            .map(
                line ->
                    Arrays.stream(line.split(",", -1))
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray())
            .toArray(double[][]::new);
    List<String> labels = lines.stream().map(line -> line.split(",", -1)[0]).toList();
    String apart = certificate.get("class").asText();

    // The direction: the score of that class falls by K + Ba + Fe, no other changes.
    int rising = 0;
    for (int i = 0; i < x.length; i++) {
      double fall = x[i][5] + x[i][7] + x[i][8];
      assertThat(Math.min(x[i][5], Math.min(x[i][7], x[i][8]))).isNotNegative();
      assertThat(fall > 0 && labels.get(i).equals(apart)).isFalse();
      rising += fall > 0 ? 1 : 0;
    }
    assertThat(rising).isEqualTo(certificate.get("marginsThatRise").asInt());
    assertThatThrownBy(() -> new TrainingOnRows(folder, 0).train(x, labels))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("separable")
        .hasMessageContaining("'" + apart + "'");
  }

  /** Of a case: features, then the class. */
  private static List<double[]> rows(JsonNode expected) throws IOException {
    List<double[]> rows = new ArrayList<>();
    if (expected.get("rows").asText().equals("near")) {
      double gap = expected.get("gap").asDouble();
      for (int i = 0; i < 20; i++) {
        rows.add(new double[] {-1, 0});
        rows.add(new double[] {1, 1});
      }
      rows.add(new double[] {gap, 0});
      rows.add(new double[] {-gap, 1});
      return rows;
    }
    List<double[]> base =
        lines("base.csv").stream()
            .map(
                line ->
                    Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
            .toList();
    if (expected.get("rows").asText().equals("classes")) {
      return classes(expected, base);
    }
    boolean two = expected.get("features").asInt() == 2;
    for (int i = 0; i < base.size(); i++) {
      double[] row = base.get(i);
      // The second feature is the first of another row, as in the script.
      double other = base.get((7 * i + 3) % base.size())[0];
      rows.add(two ? new double[] {row[0], other, row[1]} : row);
    }
    for (JsonNode further : expected.get("further")) {
      rows.add(
          StreamSupport.stream(further.spliterator(), false)
              .mapToDouble(JsonNode::asDouble)
              .toArray());
    }
    return rows;
  }

  /** 400 rows, classes in turn, some values replaced by such far out. */
  private static List<double[]> classes(JsonNode expected, List<double[]> base) {
    int classes = expected.get("classes").asInt();
    int features = expected.get("features").asInt();
    int[] strides = {1, 7, 11};
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      double[] row = new double[features + 1];
      for (int j = 0; j < features; j++) {
        row[j] = base.get((strides[j] * i + (j > 0 ? 3 : 0)) % base.size())[0];
      }
      row[features] = i % classes;
      rows.add(row);
    }
    for (JsonNode value : expected.get("replaced")) {
      rows.get(value.get(0).asInt())[value.get(1).asInt()] = value.get(2).asDouble();
    }
    return rows;
  }

  private static JsonNode reference() throws IOException {
    try (InputStream in = OptimumIT.class.getResourceAsStream(FOLDER + "optima.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  /** Without the header. */
  private static List<String> lines(String file) throws IOException {
    try (InputStream in = OptimumIT.class.getResourceAsStream(FOLDER + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    }
  }
}
