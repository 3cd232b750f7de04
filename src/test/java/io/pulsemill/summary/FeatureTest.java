package io.pulsemill.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void listKeepsItsOrder() {
    assertThat(Feature.parseList("max, mean,std"))
        .containsExactly(Feature.MAX, Feature.MEAN, Feature.STD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "mean,", ",mean", "mean,,std", " ", "Mean", "mean;std"})
  void listWithAnEmptyOrUnknownNameIsRefused(String list) {
    assertThatThrownBy(() -> Feature.parseList(list)).isInstanceOf(InputException.class);
  }

  @Test
  void listWithANameTwiceIsRefused() {
    assertThatThrownBy(() -> Feature.parseList("mean,std,mean"))
        .isInstanceOf(InputException.class)
        .hasMessage("Features: expected each name once but found 'mean' twice in 'mean,std,mean'");
  }
}
