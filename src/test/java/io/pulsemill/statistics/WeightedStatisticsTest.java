package io.pulsemill.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.pulsemill.InputException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics of rows with weights are those of as many equal rows. */
class WeightedStatisticsTest {
  private static final TrainingSplit ALL = new TrainingSplit(12345, 1);
  private static final List<String> FEATURES = List.of("a", "b", "c");
  private static final int ROWS = 60;
  private static final String[] LABELS = {"x", "y", "z"};

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-150, 1e140})
  void wholeWeightsGiveTheBitsOfRepeatedRows(double magnitude) {
    for (long seed = 1; seed <= 50; seed++) {
      double[][] x = values(seed, magnitude);
      int[] counts = new Random(seed).ints(ROWS, 0, 5).toArray();
      TrainingStatistics weighted = zero(true, false);
      TrainingStatistics repeated = new TrainingStatistics(FEATURES, ALL, true);
      for (int r = 0; r < ROWS; r++) {
        weighted.add("s" + r, LABELS[r % 3], x[r], counts[r]);
        for (int k = 0; k < counts[r]; k++) {
          repeated.add("s" + r + "-" + k, LABELS[r % 3], x[r]);
        }
      }
      assertSame(weighted.moments(), repeated.moments());
      assertThat(weighted.moments().correlations())
          .isDeepEqualTo(repeated.moments().correlations());
      int used = (int) Arrays.stream(counts).filter(count -> count > 0).count();
      assertThat(weighted.rows()).isEqualTo(used);
      assertThat(weighted.counts().weightless()).isEqualTo(ROWS - used);
      assertThat(weighted.moments().weightSum()).isEqualTo((double) repeated.rows());
      assertThat(weighted.moments().heaviest()).isEqualTo(4);
    }
  }

  @Test
  void classesCountWhatTheirFactorsSay() {
    double[] factors = {2, 3, 7};
    double[][] x = values(4, 1);
    TrainingStatistics byClass = zero(false, true);
    TrainingStatistics repeated = new TrainingStatistics(FEATURES, ALL, false);
    for (int r = 0; r < ROWS; r++) {
      byClass.add("s" + r, LABELS[r % 3], x[r]);
      for (int k = 0; k < factors[r % 3]; k++) {
        repeated.add("s" + r + "-" + k, LABELS[r % 3], x[r]);
      }
    }
    assertThat(byClass.weightsByClass()).containsExactly(20, 20, 20);
    assertSame(byClass.moments(factors), repeated.moments());
    assertThat(byClass.moments(factors).heaviest()).isEqualTo(7);
    assertThat(byClass.moments(factors).weightSum()).isEqualTo(240);
  }

  @Test
  void fractionsOfRowsAndOfClassesMultiplyExactly() {
    double[] factors = {0.1, 1e-20, 3};
    double[][] x = values(8, 1);
    double[] weights = new Random(8).doubles(ROWS, 1e-3, 5).toArray();
    TrainingStatistics byClass = zero(true, true);
    double total = 0;
    double sum = 0;
    double squares = 0;
    for (int r = 0; r < ROWS; r++) {
      byClass.add("s" + r, LABELS[r % 3], x[r], weights[r]);
      double weight = weights[r] * factors[r % 3];
      total += weight;
      sum += weight * x[r][1];
      squares += weight * x[r][1] * x[r][1];
    }
    FeatureMoments moments = byClass.moments(factors);
    double mean = sum / total;
    assertThat(moments.mean(1)).isCloseTo(mean, withinPercentage(1e-10));
    double variance = (squares - total * mean * mean) / (total - 1);
    assertThat(moments.deviation(1)).isCloseTo(Math.sqrt(variance), withinPercentage(1e-10));
  }

  @Test
  void neitherOrderNorSplitNorTheWireChangesABit() throws IOException {
    double[][] x = values(6, 1);
    double[] weights = new Random(6).doubles(ROWS, 1e-3, 5).toArray();
    TrainingStatistics whole = zero(true, true);
    TrainingStatistics evens = zero(true, true);
    TrainingStatistics odds = zero(true, true);
    for (int r = 0; r < ROWS; r++) {
      whole.add("s" + r, LABELS[r % 3], x[r], weights[r]);
      int back = ROWS - 1 - r;
      TrainingStatistics part = back % 2 == 0 ? evens : odds;
      part.add("s" + back, LABELS[back % 3], x[back], weights[back]);
    }
    odds.add(TrainingStatistics.read(Bytes.in(evens::write)));
    assertThat(odds).isEqualTo(whole);
    assertThat(TrainingStatistics.read(Bytes.in(whole::write))).isEqualTo(whole);
    assertThat(odds.pilot().get(3).weight()).isEqualTo(whole.pilot().get(3).weight());
  }

  @Test
  void statisticsOfAnotherScopeAreNotAdded() {
    assertThatThrownBy(() -> zero(true, false).add(zero(true, true)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aProductBeyondTheDoublesIsRefused() {
    TrainingStatistics statistics = zero(true, false);
    assertThatThrownBy(() -> statistics.add("s", "x", new double[] {1e300, 1, 1}, 1e20))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("1.0E300 with a weight of 1.0E20");
  }

  private static TrainingStatistics zero(boolean rowWeights, boolean byClass) {
    return new TrainingStatistics(FEATURES, ALL, new StatisticsScope(true, rowWeights, byClass));
  }

  private static void assertSame(FeatureMoments found, FeatureMoments expected) {
    for (int j = 0; j < FEATURES.size(); j++) {
      assertThat(found.mean(j)).isEqualTo(expected.mean(j));
      assertThat(found.deviation(j)).isEqualTo(expected.deviation(j));
      assertThat(found.range(j).max()).isEqualTo(expected.range(j).max());
    }
  }

  /** Beside ordinary numbers some of another magnitude. */
  private static double[][] values(long seed, double magnitude) {
    Random random = new Random(seed);
    double[][] x = new double[ROWS][FEATURES.size()];
    for (double[] row : x) {
      for (int j = 0; j < row.length; j++) {
        row[j] = magnitude * random.nextGaussian() * Math.scalb(1.0, random.nextInt(20 * j + 1));
      }
    }
    return x;
  }
}
