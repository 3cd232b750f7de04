package io.pulsemill.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.statistics.FeatureMoments;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.statistics.TrainingStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureScaleTest {
  private static final double[] EIGHT = {2, 4, 4, 4, 5, 5, 7, 9};

  @Test
  void anOrdinaryFeatureIsScaledByMeanAndDeviation() {
    FeatureScale scale = scale(0, EIGHT);

    assertThat(scale.center()).isEqualTo(5);
    assertThat(scale.scale()).isEqualTo(2.138089935299395); // sqrt(32/7)
    assertThat(scale.bound()).isEqualTo(4 / 2.138089935299395); // of 9
    assertThat(scale.near()).isEqualTo(scale.bound());
    assertThat(scale.ofBulk()).isFalse();
  }

  @Test
  void noRowExceedsTheBound() {
    double[] values = new Random(12345).doubles(1000, 40, 90).toArray();
    FeatureScale scale = scale(0, values);

    for (double x : values) {
      assertThat(Math.abs((x - scale.center()) / scale.scale())).isLessThanOrEqualTo(scale.bound());
    }
  }

  @Test
  void oneValueFarFromAllOthersMakesItTheScaleOfTheBulk() {
    double[] values = new Random(12345).doubles(1000, 40, 90).toArray();
    values[7] = 1e9;
    FeatureScale scale = scale(0, values);

    assertThat(scale.ofBulk()).isTrue();
    assertThat(scale.center()).isBetween(45.0, 85.0);
    assertThat(scale.isNear(90)).isTrue();
    assertThat(scale.isNear(1e9)).isFalse();
    assertThat(scale.bound()).isEqualTo((1e9 - scale.center()) / scale.scale());
    assertThat(scale(1, values).ofBulk()).as("a penalty decides").isFalse();
  }

  @Test
  void aFeatureTooWideForDoublesIsRefusedByName() {
    refused(-1.7e308, 1.7e308);
  }

  @Test
  void aFeatureTooNarrowForDoublesIsRefusedByName() {
    refused(0, 0, 0, 0, 0, 0, 0, 0, 0, Double.MIN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 1000})
  void aDeviationWithinTheRangeWithABoundBeyondItIsRefusedByName(int others) {
    double[] values = new double[others + 1];
    Arrays.fill(values, -1.7e308);
    values[others] = 1.7e308;

    refused(values);
  }

  private static void refused(double... values) {
    assertThatThrownBy(() -> FeatureScale.of(moments(values), 0, "pulse", null, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'pulse'")
        .hasMessageContainingAll("from " + values[0], "to " + values[values.length - 1]);
  }

  private static FeatureScale scale(double l2, double... values) {
    return FeatureScale.of(moments(values), 0, "pulse", Bulk.of(values), l2);
  }

  private static FeatureMoments moments(double... values) {
    TrainingStatistics statistics =
        new TrainingStatistics(List.of("pulse"), new TrainingSplit(12345, 1), true);
    for (int i = 0; i < values.length; i++) {
      statistics.add("s" + i, "x", new double[] {values[i]});
    }
    return statistics.moments();
  }
}
