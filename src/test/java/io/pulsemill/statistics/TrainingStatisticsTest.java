package io.pulsemill.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingStatisticsTest {
  private static final long SEED = 12345;
  private static final TrainingSplit EVERY_ROW = new TrainingSplit(SEED, 1);

  @Test
  void meanAndSampleDeviationOfAHandComputedFeature() {
    TrainingStatistics s = of(column(2, 4, 4, 4, 5, 5, 7, 9));

    assertThat(s.rows()).isEqualTo(8);
    assertThat(s.moments().mean(0)).isEqualTo(5);
    assertThat(s.moments().deviation(0)).isEqualTo(2.138089935299395); // sqrt(32/7)
    assertThat(s.moments().range(0).min()).isEqualTo(2);
    assertThat(s.moments().range(0).max()).isEqualTo(9);
  }

  @Test
  void aLargeOffsetCostsNoDigits() {
    TrainingStatistics s = of(column(1e15 + 4, 1e15 + 7, 1e15 + 13, 1e15 + 16));

    assertThat(s.moments().mean(0)).isEqualTo(1e15 + 10);
    assertThat(s.moments().deviation(0)).isEqualTo(5.477225575051661); // sqrt(30)
  }

  @Test
  void meanDeviationAndCorrelationAreRoundedOnce() {
    MathContext digits = new MathContext(200);
    Random random = new Random(SEED);
    int n = 37;
    double[] x = random.doubles(n, -1e3, 1e-3).toArray();
    double[] y = random.doubles(n, 1e7, 1e8).toArray();
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = new double[] {x[i], y[i]};
    }
    TrainingStatistics s = of(rows);

    // Two passes and deviations from the mean: not the formula of the code.
    BigDecimal meanX = mean(x, digits);
    BigDecimal meanY = mean(y, digits);
    BigDecimal xx = deviations(x, meanX, x, meanX);
    BigDecimal yy = deviations(y, meanY, y, meanY);
    BigDecimal xy = deviations(x, meanX, y, meanY);
    BigDecimal variance = xx.divide(BigDecimal.valueOf(n - 1), digits);
    assertThat(s.moments().mean(0)).isEqualTo(meanX.doubleValue());
    assertThat(s.moments().mean(1)).isEqualTo(meanY.doubleValue());
    assertThat(s.moments().deviation(0)).isEqualTo(variance.sqrt(digits).doubleValue());
    assertThat(s.moments().correlations()[1][0])
        .isEqualTo(xy.divide(xx.multiply(yy).sqrt(digits), digits).doubleValue());
  }

  @Test
  void correlationsOfHandComputedFeatures() {
    double[][] r = of(new double[][] {{1, 1, -2}, {2, 3, -4}, {3, 2, -6}}).moments().correlations();

    assertThat(r[0]).containsExactly(1, 0.5, -1);
    assertThat(r[1]).containsExactly(0.5, 1, -0.5);
    assertThat(r[2]).containsExactly(-1, -0.5, 1);
  }

  @Test
  void aFeatureOfOneValueIsConstant() {
    TrainingStatistics s = of(new double[][] {{0.1, 1}, {0.1, 2}, {0.1, 3}});

    assertThat(s.moments().range(0).constant()).isTrue();
    assertThat(s.moments().range(1).constant()).isFalse();
    assertThat(s.moments().mean(0)).isEqualTo(0.1);
    assertThat(s.moments().deviation(0)).isZero();
    assertThat(s.moments().correlations()[0]).containsOnly(Double.NaN);
    assertThat(s.moments().correlations()[1][1]).isEqualTo(1);
  }

  @Test
  void oneRowHasOnlyConstants() {
    TrainingStatistics s = of(column(7));

    assertThat(s.moments().range(0).constant()).isTrue();
    assertThat(s.moments().mean(0)).isEqualTo(7);
    assertThat(s.moments().deviation(0)).isZero();
  }

  @Test
  void everyRowIsCountedOnce() {
    TrainingStatistics s = new TrainingStatistics(List.of("a"), new TrainingSplit(SEED, 0.7), true);
    // u from the reference: 1_100 and 1_101 train, 1_1 and 1_10 test.
    s.add("1_100", "x", new double[] {1});
    s.add("1_101", null, new double[] {1});
    s.add("1_101", "x", new double[] {Double.NaN});
    s.add("1_101", "x", new double[] {Double.POSITIVE_INFINITY});
    s.add("1_1", "x", new double[] {1});
    s.add("1_10", null, new double[] {Double.NaN});
    s.add(null, "x", new double[] {1});

    assertThat(s.rows()).isEqualTo(1);
    assertThat(s.counts().missing()).isEqualTo(4);
    assertThat(s.counts().heldOut()).isEqualTo(2);
    assertThat(s.counts().byLabel()).containsExactly(Map.entry("x", 1L));
  }

  @Test
  void labelsAreCountedInCodePointOrder() {
    TrainingStatistics s = new TrainingStatistics(List.of("a"), EVERY_ROW, true);
    for (String label : List.of("😀", "b", "\uFFFD", "B", "b", "10", "9")) {
      s.add("s", label, new double[] {1});
    }

    assertThat(s.counts().byLabel().keySet()).containsExactly("10", "9", "B", "b", "\uFFFD", "😀");
    assertThat(s.counts().byLabel()).containsEntry("b", 2L);
  }

  @Test
  void tenThousandLabelsAreClassesAndOneMoreIsAWrongColumn() {
    TrainingStatistics most = new TrainingStatistics(List.of("a"), EVERY_ROW, true);
    for (int i = 0; i < 10_000; i++) {
      most.add("s", "label " + i, new double[] {1});
    }
    assertThat(most.counts().byLabel()).hasSize(10_000);

    most.add("s", "one more", new double[] {1});
    assertThatThrownBy(most.counts()::byLabel)
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("10000", "label column");
  }

  @Test
  void tooManyLabelsOfTwoPartsIsAWrongColumnToo() throws IOException {
    TrainingStatistics left = new TrainingStatistics(List.of("a"), EVERY_ROW, true);
    TrainingStatistics right = new TrainingStatistics(List.of("a"), EVERY_ROW, true);
    for (int i = 0; i < 6_000; i++) {
      left.add("s", "label " + i, new double[] {1});
      right.add("s", "label " + (i + 5_000), new double[] {1});
    }
    left.add(right);

    assertThatThrownBy(travelled(left).counts()::byLabel).isInstanceOf(InputException.class);
    TrainingStatistics none = new TrainingStatistics(List.of("a"), EVERY_ROW, true);
    none.add(left);
    assertThatThrownBy(none.counts()::byLabel).isInstanceOf(InputException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anyOrderAndPartitionGivesEqualStatisticsAndBytes(boolean crossProducts) throws IOException {
    List<Object[]> rows = randomRows(500);
    TrainingSplit split = new TrainingSplit(SEED, 0.7);
    TrainingStatistics whole = new TrainingStatistics(names(3), split, crossProducts);
    rows.forEach(row -> add(whole, row));
    Random random = new Random(SEED);
    for (int parts : new int[] {1, 2, 7, 64, 1000}) {
      Collections.shuffle(rows, random);
      List<TrainingStatistics> partial = new ArrayList<>();
      for (int p = 0; p < parts; p++) {
        partial.add(new TrainingStatistics(names(3), split, crossProducts));
      }
      rows.forEach(row -> add(partial.get(random.nextInt(parts)), row));
      Collections.shuffle(partial, random);
      TrainingStatistics sum = new TrainingStatistics(names(3), split, crossProducts);
      for (TrainingStatistics part : partial) {
        sum.add(travelled(part));
      }

      assertThat(sum).as("%d parts", parts).isEqualTo(whole).hasSameHashCodeAs(whole);
      assertThat(Bytes.of(sum::write)).as("%d parts", parts).isEqualTo(Bytes.of(whole::write));
    }
  }

  @Test
  void oneRowMoreIsAnotherStatistic() {
    TrainingStatistics a = of(column(1, 2, 3));
    TrainingStatistics b = of(column(1, 2, 3));
    assertThat(a).isEqualTo(b);

    b.add(null, "x", new double[] {1});
    assertThat(a).isNotEqualTo(b);
  }

  @Test
  void statisticsOfOtherFeaturesDoNotAddUp() {
    TrainingStatistics s = new TrainingStatistics(List.of("a"), EVERY_ROW, true);

    assertThatThrownBy(() -> s.add(new TrainingStatistics(List.of("b"), EVERY_ROW, true)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> s.add(new TrainingStatistics(List.of("a"), EVERY_ROW, false)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void withoutCrossProductsThereAreDeviationsButNoCorrelations() {
    TrainingStatistics s = new TrainingStatistics(names(2), EVERY_ROW, false);
    s.add("a", "x", new double[] {1, 2});
    s.add("b", "x", new double[] {3, 6});

    assertThat(s.moments().deviation(1)).isEqualTo(2.8284271247461903); // sqrt(8)
    assertThat(s.moments().crossProducts()).isFalse();
    assertThatThrownBy(s.moments()::correlations).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void thousandsOfFeaturesGetNoCrossProducts() {
    assertThat(new TrainingStatistics(names(2001), EVERY_ROW, true).moments().crossProducts())
        .isFalse();
  }

  private static BigDecimal mean(double[] x, MathContext digits) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : x) {
      sum = sum.add(new BigDecimal(value));
    }
    return sum.divide(BigDecimal.valueOf(x.length), digits);
  }

  private static BigDecimal deviations(double[] x, BigDecimal meanX, double[] y, BigDecimal meanY) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < x.length; i++) {
      sum =
          sum.add(
              new BigDecimal(x[i]).subtract(meanX).multiply(new BigDecimal(y[i]).subtract(meanY)));
    }
    return sum;
  }

  private static List<String> names(int features) {
    List<String> names = new ArrayList<>();
    for (int j = 0; j < features; j++) {
      names.add("f" + j);
    }
    return names;
  }

  private static double[][] column(double... values) {
    double[][] rows = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      rows[i] = new double[] {values[i]};
    }
    return rows;
  }

  private static TrainingStatistics of(double[][] rows) {
    TrainingStatistics s = new TrainingStatistics(names(rows[0].length), EVERY_ROW, true);
    for (int i = 0; i < rows.length; i++) {
      s.add("s" + i, "x", rows[i]);
    }
    return s;
  }

  /** Rows of wild range, some incomplete, some ids twice. */
  private static List<Object[]> randomRows(int n) {
    Random random = new Random(SEED);
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double[] values = {
        random.nextGaussian(),
        Math.scalb(random.nextGaussian(), random.nextInt(200) - 100),
        i % 17 == 0 ? Double.NaN : random.nextInt(5)
      };
      String label = i % 23 == 0 ? null : "label " + i % 3;
      rows.add(new Object[] {i % 29 == 0 ? null : "s" + i % 400, label, values});
    }
    return rows;
  }

  private static void add(TrainingStatistics s, Object[] row) {
    s.add((String) row[0], (String) row[1], (double[]) row[2]);
  }

  private static TrainingStatistics travelled(TrainingStatistics s) throws IOException {
    return TrainingStatistics.read(Bytes.in(s::write));
  }
}
