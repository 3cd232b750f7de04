package io.pulsemill.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Metrics of scikit-learn and statsmodels for the same predictions, some with many ties; golden.py
 * beside golden.json made them.
 */
class GoldenMetricsTest {
  private static final Offset<Double> SAME = within(1e-12);

  /** Of the width of an interval; an ordinary bootstrap with another seed differs by half of it. */
  private static final double ANOTHER_SEED = 0.06;

  private static final int REPLICATES = 4000;
  private static final int[] ONCE = {1};

  static JsonNode golden() throws IOException {
    try (InputStream in = GoldenMetricsTest.class.getResourceAsStream("golden.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  static Stream<JsonNode> cases() throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    golden().get("cases").forEach(cases::add);
    return cases.stream();
  }

  static Stream<JsonNode> resampled() throws IOException {
    return cases().filter(one -> one.has("bootstrap"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void metricsAreThoseOfScikitLearn(JsonNode golden) {
    Scores scores = new Scores(classes(golden));
    rows(golden).forEach(scores::add);
    Agreement agreement = Agreement.of(scores.confusion());
    close(scores.logLoss(), golden.get("logLoss"));
    close(scores.confusion().accuracy(), golden.get("accuracy"));
    close(agreement.kappa(), golden.get("kappa"));
    close(agreement.matthews(), golden.get("matthews"));
    close(scores.brier(), golden.get("brier"));
    close(scores.calibration().error(), golden.get("calibrationError"));
    assertThat(scores.top().most()).isEqualTo(1 + golden.get("topK").size());
    for (int k = 2; k <= scores.top().most(); k++) {
      close((double) scores.top().within(k) / scores.rows(), golden.get("topK").get(k - 2));
    }
    Interval wilson = WilsonIntervals.of(scores.confusion(), labels(golden)).accuracy();
    close(wilson.lower(), golden.get("wilson").get(0));
    close(wilson.upper(), golden.get("wilson").get(1));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void areaIsThatOfScikitLearn(JsonNode golden) {
    close(areas(golden, 0).value(), golden.get("auc"));
  }

  /** Poisson weights by the hash of the subject, against rows drawn with replacement. */
  @ParameterizedTest
  @MethodSource("resampled")
  void intervalsAreThoseOfAnOrdinaryBootstrap(JsonNode golden) {
    BootstrapSums sums = new BootstrapSums(classes(golden), REPLICATES);
    List<ScoredRow> rows = rows(golden);
    for (int r = 0; r < rows.size(); r++) {
      sums.add(rows.get(r), weights(r, REPLICATES, 0));
    }
    JsonNode ordinary = golden.get("bootstrap");
    near(sums.logLoss(), ordinary.get("logLoss"));
    near(sums.accuracy(), ordinary.get("accuracy"));
    near(sums.kappa(), ordinary.get("kappa"));
    near(sums.matthews(), ordinary.get("matthews"));
    near(sums.brier(), ordinary.get("brier"));
    near(sums.macroF1(), ordinary.get("macroF1"));
    near(areas(golden, REPLICATES).replicates(), ordinary.get("auc"));
  }

  private static void near(double[] replicates, JsonNode ordinary) {
    Interval interval = Interval.percentile(replicates);
    double lower = ordinary.get(0).doubleValue();
    double upper = ordinary.get(1).doubleValue();
    Offset<Double> few = within(ANOTHER_SEED * (upper - lower));
    assertThat(interval.lower()).isCloseTo(lower, few);
    assertThat(interval.upper()).isCloseTo(upper, few);
  }

  private static PairAreas areas(JsonNode golden, int replicates) {
    int k = classes(golden);
    double[][][] areas = new double[k][][];
    for (int c = 0; c < k; c++) {
      areas[c] = areas(rows(golden), c, replicates);
    }
    return new PairAreas(areas);
  }

  private static double[][] areas(List<ScoredRow> rows, int c, int replicates) {
    RankSums sums = new RankSums(rows.get(0).classes(), c, 1 + replicates);
    int[] order =
        IntStream.range(0, rows.size())
            .boxed()
            .sorted(
                (a, b) -> Double.compare(rows.get(a).probability(c), rows.get(b).probability(c)))
            .mapToInt(r -> r)
            .toArray();
    for (int i = 0; i < order.length; i++) {
      ScoredRow row = rows.get(order[i]);
      if (i > 0 && row.probability(c) > rows.get(order[i - 1]).probability(c)) {
        sums.endTie();
      }
      sums.add(row.actual(), replicates == 0 ? ONCE : weights(order[i], replicates, 1));
    }
    sums.endTie();
    return sums.areas();
  }

  private static int[] weights(int row, int replicates, int from) {
    int[] weights = new int[from + replicates];
    weights[0] = 1;
    PoissonWeights.fill(
        PoissonWeights.key(PoissonWeights.hash(12345).unit("subject " + row)), weights, from);
    return weights;
  }

  private static List<ScoredRow> rows(JsonNode golden) {
    List<ScoredRow> rows = new ArrayList<>();
    for (int r = 0; r < golden.get("labels").size(); r++) {
      JsonNode p = golden.get("probabilities").get(r);
      double[] logarithms =
          IntStream.range(0, p.size())
              .mapToDouble(c -> StrictMath.log(p.get(c).doubleValue()))
              .toArray();
      rows.add(ScoredRow.of(golden.get("labels").get(r).intValue(), logarithms));
    }
    return rows;
  }

  private static int classes(JsonNode golden) {
    return golden.get("probabilities").get(0).size();
  }

  private static List<String> labels(JsonNode golden) {
    return IntStream.range(0, classes(golden)).mapToObj(c -> "class " + c).toList();
  }

  private static void close(double found, JsonNode expected) {
    assertThat(found).isCloseTo(expected.doubleValue(), SAME);
  }
}
