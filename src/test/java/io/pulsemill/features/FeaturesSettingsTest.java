package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.series.TimeFormat;
import io.pulsemill.summary.Feature;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FeaturesSettingsTest {
  private static final ColumnNames NAMES = new ColumnNames("s", "t", "v", "l", false);
  private static final List<Feature> FEATURES = List.of(Feature.STD, Feature.MEAN);

  @Test
  void tasksReadWhatTheClientWrote() {
    FeaturesSettings settings =
        new FeaturesSettings(
            new ColumnNames("s,x", "t ${user.name}", "v", null, true),
            TimeFormat.EPOCH_MILLIS,
            FEATURES,
            7,
            100,
            9);
    Configuration conf = new Configuration();
    conf.set("pulsemill.label-column", "of the user");
    settings.write(conf);

    assertThat(FeaturesSettings.read(conf)).isEqualTo(settings);
  }

  @Test
  void refusesNoFeatures() {
    assertRefused(
        () -> new FeaturesSettings(NAMES, TimeFormat.AUTO, List.of(), 0, 100, 1),
        "features: expected one or more distinct features but found ''");
  }

  @Test
  void refusesAFeatureTwice() {
    assertRefused(
        () ->
            new FeaturesSettings(
                NAMES, TimeFormat.AUTO, List.of(Feature.MIN, Feature.MIN), 0, 100, 1),
        "features: expected one or more distinct features but found 'min,min'");
  }

  @Test
  void refusesAnEmptyColumnName() {
    assertRefused(
        () -> new ColumnNames("s", "", "v", "l", false),
        "time-column: expected a name but found none");
  }

  @Test
  void refusesNoLabelWhereItIsNotOptional() {
    assertRefused(
        () -> new ColumnNames("s", "t", "v", null, false),
        "label-column: expected a name but found none");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
