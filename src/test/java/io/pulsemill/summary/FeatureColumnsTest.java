package io.pulsemill.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureColumnsTest {
  private static final List<String> ONE = List.of("pulse");
  private static final List<String> TWO = List.of("hr", "spo2");

  @Test
  void featuresOfOneSensorHaveTheirOwnNames() {
    assertThat(names("max, mean,std", ONE)).containsExactly("max", "mean", "std");
  }

  @Test
  void featuresOfSeveralAreNamedByTheSensorFirst() {
    assertThat(names("mean,low_quart", TWO))
        .containsExactly("hr_mean", "hr_low_quart", "spo2_mean", "spo2_low_quart");
  }

  @Test
  void whatNamesItsSensorsStandsForItself() {
    assertThat(names("correlation(spo2,hr),mean,hr_std", TWO))
        .containsExactly("hr_mean", "spo2_mean", "correlation(spo2,hr)", "hr_std");
    assertThat(names("hr_std,\"correlation(spo2,hr)\"", TWO))
        .containsExactly("hr_std", "correlation(spo2,hr)");
    assertThat(FeatureColumns.named(List.of("correlation(spo2,hr)", "spo2_max"), TWO))
        .containsExactly(
            new FeatureColumn.Correlation("correlation(spo2,hr)", 1, 0),
            new FeatureColumn.OfSensor("spo2_max", Feature.MAX, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "mean,", ",mean", "mean,,std", " ", "Mean", "mean;std"})
  void emptyOrUnknownNameIsRefused(String list) {
    assertThatThrownBy(() -> names(list, ONE)).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> names(list, TWO)).isInstanceOf(InputException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "mean,std,mean; Features: expected each name once but found 'hr_mean' twice",
        "mean,hr_mean; Features: expected each name once but found 'hr_mean' twice",
        "correlation(hr,hr); Feature 'correlation(hr,hr)': expected two of the value columns"
            + " 'hr', 'spo2' (--value-column)",
        "correlation(hr,temp); Feature 'correlation(hr,temp)': expected two of the value columns"
            + " 'hr', 'spo2' (--value-column)",
        "temp_mean; Feature: expected one of mean, std, min, low_quart, median, up_quart, max,"
            + " range, iqr, skewness, kurtosis, trend, autocorrelation, mean_abs_change,"
            + " observations, alone or as hr_mean, but found 'temp_mean'"
      })
  void refusalNamesWhatIsThere(String list, String message) {
    assertThatThrownBy(() -> names(list, TWO)).hasMessage(message);
  }

  private static List<String> names(String list, List<String> sensors) {
    return FeatureColumns.of(FeatureColumns.split(list), sensors).stream()
        .map(FeatureColumn::name)
        .toList();
  }
}
