package io.pulsemill.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureTest {
  @ParameterizedTest
  @EnumSource
  void isFoundByItsKey(Feature feature) {
    assertThat(Feature.of(feature.key())).isEqualTo(feature);
  }

  @Test
  void unknownNameIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Feature.of("mode"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "Feature: expected one of mean, std, min, low_quart, median, up_quart, max, range, iqr,"
                + " skewness, kurtosis, trend, autocorrelation, mean_abs_change, observations but"
                + " found 'mode'");
  }
}
