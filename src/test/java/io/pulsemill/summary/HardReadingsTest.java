package io.pulsemill.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pulsemill.series.Series;
import io.pulsemill.series.TimeKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Readings that plain doubles get wrong, against fractions by hand; times are 0, 1, 2, … */
class HardReadingsTest {
  private static final double NULL = Double.NaN;
  private static final double MOST_ULPS = 4;

  /** A spread of one unit in the last place of the mean. */
  static Stream<Arguments> narrow() {
    double[] pair = {1e15, 1e15 + 0.125};
    double[] fourth = {1e15, 1e15, 1e15, 1e15 + 8};
    double[] nine = new double[9];
    for (int i = 0; i < nine.length; i++) {
      nine[i] = 1e15 + i;
    }
    return Stream.of(
        arguments(Feature.STD, pair, 0.125 / Math.sqrt(2)),
        arguments(Feature.SKEWNESS, pair, 0),
        arguments(Feature.KURTOSIS, pair, -2),
        arguments(Feature.AUTOCORRELATION, pair, -0.5),
        arguments(Feature.IQR, pair, 0.0625),
        arguments(Feature.TREND, pair, 0.125),
        arguments(Feature.SKEWNESS, nine, 0),
        arguments(Feature.KURTOSIS, nine, 9 * 708 / 3600.0 - 3),
        arguments(Feature.STD, nine, Math.sqrt(7.5)),
        arguments(Feature.SKEWNESS, fourth, 2 / Math.sqrt(3)),
        arguments(Feature.STD, fourth, 4));
  }

  /** Sums and differences beyond doubles, results within. */
  static Stream<Arguments> large() {
    double[] positive = {0x1p1023, 0x1.8p1023};
    double[] decimal = {1e308, 1.5e308};
    double[] opposite = {-1.5e308, 1.5e308};
    return Stream.of(
        arguments(Feature.MEAN, positive, 0x1.4p1023),
        arguments(Feature.STD, positive, 0x1p1022 / Math.sqrt(2)),
        arguments(Feature.SKEWNESS, positive, 0),
        arguments(Feature.KURTOSIS, positive, -2),
        arguments(Feature.TREND, positive, 0x1p1022),
        arguments(Feature.AUTOCORRELATION, positive, -0.5),
        arguments(Feature.MEAN, decimal, 1.25e308),
        arguments(Feature.STD, decimal, 5e307 / Math.sqrt(2)),
        arguments(Feature.SKEWNESS, decimal, 0),
        arguments(Feature.KURTOSIS, decimal, -2),
        arguments(Feature.TREND, decimal, 5e307),
        arguments(Feature.AUTOCORRELATION, decimal, -0.5),
        arguments(Feature.MEDIAN, opposite, 0),
        arguments(Feature.MEAN, opposite, 0),
        arguments(Feature.IQR, opposite, 1.5e308),
        arguments(Feature.SKEWNESS, opposite, 0),
        arguments(Feature.STD, opposite, NULL), // 2.1e308
        arguments(Feature.TREND, opposite, NULL),
        arguments(Feature.RANGE, opposite, NULL));
  }

  static Stream<Arguments> canceling() {
    return Stream.of(
        arguments(Feature.MEAN, new double[] {1e16, 1, -1e16}, 1 / 3.0),
        arguments(Feature.MEDIAN, new double[] {-1, Math.nextUp(1.0)}, 0x1p-53),
        arguments(Feature.LOW_QUART, new double[] {-1, 3}, 0),
        // Deviations of ±1 twice and 0 twice: the fourth powers' mean is 2/3, the squares' 4/9.
        arguments(Feature.KURTOSIS, new double[] {-1, -1, 0, 0, 1, 1}, -1.5),
        // ±√3 in a sixth of the readings have the kurtosis of a normal distribution, 3.
        arguments(Feature.KURTOSIS, new double[] {7, 5, 5, 5, 5, 3}, 0),
        arguments(Feature.AUTOCORRELATION, new double[] {1, 1, -1, -1, 0}, 0.25));
  }

  static Stream<Arguments> tiny() {
    double least = Double.MIN_VALUE;
    double[] three = {0, 0, 3 * least};
    return Stream.of(
        arguments(Feature.MEAN, three, least),
        arguments(Feature.SKEWNESS, three, 1 / Math.sqrt(2)),
        arguments(Feature.KURTOSIS, three, -1.5),
        arguments(Feature.STD, three, 2 * least), // √3 of it, rounded
        arguments(Feature.TREND, three, 2 * least), // 1.5
        arguments(Feature.AUTOCORRELATION, three, -1 / 6.0));
  }

  @ParameterizedTest
  @MethodSource({"narrow", "large", "canceling", "tiny"})
  void isRightToTheLastDigits(Feature feature, double[] values, double expected) {
    Series series = new Series();
    for (int i = 0; i < values.length; i++) {
      series.add(i, values[i]);
    }

    double found =
        new Summary(FeatureColumns.named(List.of(feature.key()), List.of("x")))
            .of(List.of(series), TimeKind.WHOLE_NUMBER)[0];

    if (Double.isNaN(expected)) {
      assertThat(found).isNaN();
    } else {
      assertThat(found).isCloseTo(expected, within(MOST_ULPS * Math.ulp(expected)));
    }
  }
}
