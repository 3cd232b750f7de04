package io.pulsemill.summary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pulsemill.series.CsvHeader;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.Observation;
import io.pulsemill.series.ObservationColumns;
import io.pulsemill.series.ObservationParser;
import io.pulsemill.series.Series;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.series.TimeKind;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SummaryTest {
  private static final double TOLERANCE = 1e-12;
  private static final long SEED = 20210101;
  private static final long NANOS_A_DAY = 86_400_000_000_000L;

  /**
   * Ninety days of two simulated subjects. The first seven numbers are those of an independent
   * solution of the whole problem; the others were computed in exact fractions.
   */
  static Stream<Arguments> subjects() {
    return Stream.of(
        arguments(
            "subject-1_1.csv",
            Map.ofEntries(
                Map.entry(Feature.MEAN, 51.51111111111111),
                Map.entry(Feature.STD, 4.203381315310048),
                Map.entry(Feature.MIN, 42.0),
                Map.entry(Feature.LOW_QUART, 49.0),
                Map.entry(Feature.MEDIAN, 51.0),
                Map.entry(Feature.UP_QUART, 54.0),
                Map.entry(Feature.MAX, 61.0),
                Map.entry(Feature.RANGE, 19.0),
                Map.entry(Feature.IQR, 5.0),
                Map.entry(Feature.SKEWNESS, -0.012957113624327908),
                Map.entry(Feature.KURTOSIS, -0.39617559480892084),
                Map.entry(Feature.TREND, -0.00905461579618883),
                Map.entry(Feature.AUTOCORRELATION, -0.048808054542770915),
                Map.entry(Feature.MEAN_ABS_CHANGE, 5.056179775280899),
                Map.entry(Feature.OBSERVATIONS, 90.0))),
        arguments(
            "subject-1_100.csv",
            Map.ofEntries(
                Map.entry(Feature.MEAN, 47.75555555555555),
                Map.entry(Feature.STD, 1.2480196547637596),
                Map.entry(Feature.MIN, 45.0),
                Map.entry(Feature.LOW_QUART, 47.0),
                Map.entry(Feature.MEDIAN, 48.0),
                Map.entry(Feature.UP_QUART, 48.75),
                Map.entry(Feature.MAX, 51.0),
                Map.entry(Feature.RANGE, 6.0),
                Map.entry(Feature.IQR, 1.75),
                Map.entry(Feature.SKEWNESS, 0.26139856744305334),
                Map.entry(Feature.KURTOSIS, -0.4429990416482622),
                Map.entry(Feature.TREND, -0.0012017944602214265),
                Map.entry(Feature.AUTOCORRELATION, -0.12739482027715435),
                Map.entry(Feature.MEAN_ABS_CHANGE, 1.3820224719101124),
                Map.entry(Feature.OBSERVATIONS, 90.0))));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void agreesWithAnIndependentSolution(String resource, Map<Feature, Double> expected)
      throws Exception {
    Series series = read(resource);
    assertThat(expected).containsOnlyKeys(Feature.values());
    expected.forEach(
        (feature, number) ->
            assertThat(of(feature, series, TimeKind.DATE))
                .as(feature.key())
                .isCloseTo(number, within(TOLERANCE)));
  }

  /**
   * By hand for 1, 2, 4, 8, 5 at 0, 1, 3, 4, 10: mean 4, deviations −3 −2 0 4 1, their squares sum
   * to 30, cubes to 30, fourth powers to 354, neighbors' products to 10; mean time 3.6, time
   * squares sum to 61.2, products to 24.
   */
  static Stream<Arguments> byHand() {
    return Stream.of(
        arguments(Feature.MEAN, 4.0),
        arguments(Feature.STD, Math.sqrt(7.5)),
        arguments(Feature.MIN, 1.0),
        arguments(Feature.LOW_QUART, 2.0),
        arguments(Feature.MEDIAN, 4.0),
        arguments(Feature.UP_QUART, 5.0),
        arguments(Feature.MAX, 8.0),
        arguments(Feature.RANGE, 7.0),
        arguments(Feature.IQR, 3.0),
        arguments(Feature.SKEWNESS, 1 / Math.sqrt(6)),
        arguments(Feature.KURTOSIS, 354 / 5.0 / 36 - 3),
        arguments(Feature.TREND, 24 / 61.2),
        arguments(Feature.AUTOCORRELATION, 1.0 / 3),
        arguments(Feature.MEAN_ABS_CHANGE, 2.5),
        arguments(Feature.OBSERVATIONS, 5.0));
  }

  @ParameterizedTest
  @MethodSource("byHand")
  void agreesWithArithmeticByHand(Feature feature, double expected) {
    assertThat(of(feature, smallSeries(1), TimeKind.WHOLE_NUMBER))
        .isCloseTo(expected, within(TOLERANCE));
  }

  @Test
  void quantilesInterpolateBetweenReadings() {
    Series series = series(new long[] {1, 2, 3, 4}, new double[] {10, 20, 40, 80});
    assertThat(of(Feature.LOW_QUART, series, TimeKind.DATE)).isEqualTo(17.5);
    assertThat(of(Feature.MEDIAN, series, TimeKind.DATE)).isEqualTo(30);
    assertThat(of(Feature.UP_QUART, series, TimeKind.DATE)).isEqualTo(50);
  }

  @Test
  void agreesWithCommonsMathOnRandomSeries() {
    Random random = new Random(SEED);
    for (int size = 2; size < 200; size += 7) {
      Series series = randomSeries(size, random);
      double[] values = values(series);
      DescriptiveStatistics oracle = new DescriptiveStatistics(values);
      Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
      SimpleRegression line = new SimpleRegression();
      for (int i = 0; i < size; i++) {
        line.addData(series.time(i) / (double) NANOS_A_DAY, values[i]);
      }
      assertClose(series, Feature.MEAN, oracle.getMean());
      assertClose(series, Feature.STD, oracle.getStandardDeviation());
      assertClose(series, Feature.LOW_QUART, percentile.evaluate(values, 25));
      assertClose(series, Feature.MEDIAN, percentile.evaluate(values, 50));
      assertClose(series, Feature.UP_QUART, percentile.evaluate(values, 75));
      assertClose(series, Feature.TREND, line.getSlope());
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneReadingHasNoSpreadAndNoCourse(Feature feature) {
    Double expected =
        switch (feature) {
          case MEAN, MIN, LOW_QUART, MEDIAN, UP_QUART, MAX -> 72.5;
          case RANGE, IQR -> 0.0;
          case OBSERVATIONS -> 1.0;
          case STD, SKEWNESS, KURTOSIS, TREND, AUTOCORRELATION, MEAN_ABS_CHANGE -> Double.NaN;
        };
    Series series = series(new long[] {17}, new double[] {72.5});
    assertThat(of(feature, series, TimeKind.DATE)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void equalValuesHaveExactlyNoSpread(Feature feature) {
    Double expected =
        switch (feature) {
          case MEAN, MIN, LOW_QUART, MEDIAN, UP_QUART, MAX -> 0.1;
          case STD, RANGE, IQR, TREND, MEAN_ABS_CHANGE -> 0.0;
          case OBSERVATIONS -> 10.0;
          case SKEWNESS, KURTOSIS, AUTOCORRELATION -> Double.NaN;
        };
    double[] values = new double[10];
    Arrays.fill(values, 0.1); // ten of them add up to 0.9999999999999999
    Series series = series(new long[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, values);
    assertThat(of(feature, series, TimeKind.WHOLE_NUMBER)).isEqualTo(expected);
  }

  @Test
  void trendIsADayForDatesAndAUnitForWholeNumbers() {
    Series series = series(new long[] {0, NANOS_A_DAY}, new double[] {60, 63});
    assertThat(of(Feature.TREND, series, TimeKind.DATE)).isEqualTo(3);
    assertThat(of(Feature.TREND, series, TimeKind.WHOLE_NUMBER)).isEqualTo(3.0 / NANOS_A_DAY);
  }

  @Test
  void trendKeepsItsDigitsFarFrom1970() {
    long start = 106_000 * NANOS_A_DAY;
    Series series = series(new long[] {start, start + 1, start + 2}, new double[] {1, 2, 3});
    assertThat(of(Feature.TREND, series, TimeKind.DATE))
        .isCloseTo(86_400e9, within(86_400e9 * TOLERANCE));
  }

  @Test
  void trendSpansAllTimesALongHolds() {
    Series series = series(new long[] {Long.MIN_VALUE, Long.MAX_VALUE}, new double[] {0, 0x1p64});
    assertThat(of(Feature.TREND, series, TimeKind.WHOLE_NUMBER)).isCloseTo(1, within(TOLERANCE));
  }

  @Test
  void smallSpreadFarFromZeroKeepsItsDigits() {
    Series series = series(new long[] {1, 2, 3}, new double[] {1e9 + 0.25, 1e9 + 0.5, 1e9 + 0.75});
    assertThat(of(Feature.STD, series, TimeKind.DATE)).isCloseTo(0.25, within(TOLERANCE));
  }

  @Test
  void meanOfManyReadingsKeepsItsDigits() {
    Series series = new Series();
    for (int i = 0; i < 1_000_000; i++) {
      series.add(i, i % 2 == 0 ? 0.1 : 0.3); // added one by one, off by 2e-12 of the mean
    }
    assertThat(of(Feature.MEAN, series, TimeKind.DATE)).isCloseTo(0.2, within(1e-15));
  }

  @Test
  void equalValuesAreTheirMeanAlsoWhereTheirSumIsTooLarge() {
    Series series = series(new long[] {1, 2}, new double[] {Double.MAX_VALUE, Double.MAX_VALUE});
    assertThat(of(Feature.MEAN, series, TimeKind.DATE)).isEqualTo(Double.MAX_VALUE);
  }

  @ParameterizedTest
  @EnumSource(names = {"STD", "MEAN_ABS_CHANGE", "TREND", "RANGE"})
  void tinyValuesScaleExactly(Feature feature) {
    double scale = 0x1p-1000;
    assertThat(of(feature, smallSeries(scale), TimeKind.WHOLE_NUMBER))
        .isEqualTo(of(feature, smallSeries(1), TimeKind.WHOLE_NUMBER) * scale)
        .isPositive();
  }

  @ParameterizedTest
  @EnumSource(names = {"SKEWNESS", "KURTOSIS", "AUTOCORRELATION"})
  void shapeDoesNotDependOnTheUnit(Feature feature) {
    double shape = of(feature, smallSeries(1), TimeKind.WHOLE_NUMBER);
    assertThat(of(feature, smallSeries(0x1p-1000), TimeKind.WHOLE_NUMBER)).isEqualTo(shape);
    assertThat(of(feature, smallSeries(0x1p1000), TimeKind.WHOLE_NUMBER)).isEqualTo(shape);
  }

  @Test
  void whatDoublesCannotHoldIsUndefined() {
    Series series = series(new long[] {1, 2}, new double[] {-Double.MAX_VALUE, Double.MAX_VALUE});
    assertThat(of(Feature.RANGE, series, TimeKind.DATE)).isNaN();
    assertThat(of(Feature.MAX, series, TimeKind.DATE)).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void resultsStandInTheOrderAskedFor() {
    Summary summary = new Summary(of("max", "observations", "mean"));
    assertThat(summary.of(List.of(smallSeries(1)), TimeKind.WHOLE_NUMBER)).containsExactly(8, 5, 4);
  }

  @Test
  void unsortedSeriesIsRefused() {
    Summary summary = new Summary(of("mean"));
    Series unsorted = series(new long[] {2, 1}, new double[] {1, 2});
    assertThatThrownBy(() -> summary.of(List.of(unsorted), TimeKind.DATE))
        .hasMessageContaining("2 readings, not sorted");
  }

  private static void assertClose(Series series, Feature feature, double expected) {
    assertThat(of(feature, series, TimeKind.DATE))
        .as("%s of %d readings, seed %d", feature, series.size(), SEED)
        .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
  }

  private static double of(Feature feature, Series series, TimeKind kind) {
    return new Summary(of(feature.key())).of(List.of(series), kind)[0];
  }

  @Test
  void correlationIsOverTheTimesThatBothHave() {
    Series first = series(new long[] {1, 2, 3, 5, 7}, new double[] {1, 2, 3, 100, 4});
    Series second = series(new long[] {1, 2, 3, 4, 7}, new double[] {2, 1, 4, 100, 3});
    // Of (1,2), (2,1), (3,4), (4,3): Σ(x−x̄)(y−ȳ) = 3, both sums of squares 5.
    assertThat(correlation(first, second)).isEqualTo(0.6);
    assertThat(correlation(second, first)).isEqualTo(0.6);
  }

  @Test
  void correlationOfAConstantOrOfOneSharedTimeIsUndefined() {
    Series rising = series(new long[] {1, 2}, new double[] {1, 2});
    assertThat(correlation(rising, series(new long[] {1, 2}, new double[] {5, 5}))).isNaN();
    assertThat(correlation(rising, series(new long[] {2, 3}, new double[] {5, 6}))).isNaN();
    assertThat(correlation(rising, series(new long[] {1, 2}, new double[] {2, 1}))).isEqualTo(-1);
  }

  @Test
  void featuresOfASensorWithoutReadingsAreUndefined() {
    List<String> sensors = List.of("x", "y");
    Summary summary =
        new Summary(FeatureColumns.named(List.of("x_mean", "y_mean", "y_observations"), sensors));
    assertThat(summary.of(List.of(smallSeries(1), new Series()), TimeKind.DATE))
        .containsExactly(4, Double.NaN, Double.NaN);
  }

  private static double correlation(Series first, Series second) {
    return new Summary(List.of(new FeatureColumn.Correlation("c", 0, 1)))
        .of(List.of(first, second), TimeKind.DATE)[0];
  }

  private static List<FeatureColumn> of(String... names) {
    return FeatureColumns.named(List.of(names), List.of("x"));
  }

  private static Series smallSeries(double scale) {
    return series(
        new long[] {0, 1, 3, 4, 10},
        new double[] {scale, 2 * scale, 4 * scale, 8 * scale, 5 * scale});
  }

  private static Series series(long[] times, double[] values) {
    Series series = new Series();
    for (int i = 0; i < times.length; i++) {
      series.add(times[i], values[i]);
    }
    return series;
  }

  private static Series randomSeries(int size, Random random) {
    Series series = new Series();
    for (int i = 0; i < size; i++) {
      series.add(i * NANOS_A_DAY + random.nextInt(1_000_000_000), 60 + 5 * random.nextGaussian());
    }
    return series;
  }

  private static double[] values(Series series) {
    double[] values = new double[series.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = series.value(i);
    }
    return values;
  }

  private static Series read(String resource) throws Exception {
    byte[] bytes;
    try (InputStream in = SummaryTest.class.getResourceAsStream(resource)) {
      bytes = in.readAllBytes();
    }
    String[] lines = new String(bytes, UTF_8).split("\n", 0);
    byte[] header = lines[0].getBytes(UTF_8);
    ObservationParser parser =
        new ObservationParser(
            ObservationColumns.of(
                CsvHeader.names(header, 0, header.length),
                "ts_number",
                "datetime",
                List.of("pulse"),
                "category"),
            Dialect.CSV,
            TimeFormats.STANDARD);
    Observation observation = new Observation();
    Series series = new Series();
    for (int i = 1; i < lines.length; i++) {
      byte[] line = lines[i].getBytes(UTF_8);
      parser.parse(line, 0, line.length, observation);
      series.add(observation.time(), observation.value(0));
    }
    series.sortByTime();
    return series;
  }
}
