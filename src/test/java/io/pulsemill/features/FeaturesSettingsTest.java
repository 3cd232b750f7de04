package io.pulsemill.features;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.series.Dialect;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.summary.Feature;
import java.time.ZoneId;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FeaturesSettingsTest {
  private static final ColumnNames NAMES = new ColumnNames("s", "t", List.of("v"), "l", false);
  private static final List<Feature> FEATURES = List.of(Feature.STD, Feature.MEAN);

  @Test
  void tasksReadWhatTheClientWrote() {
    FeaturesSettings settings =
        new FeaturesSettings(
            new ColumnNames("s,x", "t ${user.name}", "v", null, true),
            new Dialect(
                "\001",
                "",
                ',',
                List.of("\\N", "a,\"b", ""),
                "#",
                ISO_8859_1,
                true,
                List.of("a,b", " ${user.name} ")),
            new TimeFormats(List.of("dd.MM.yyyy, HH:mm", "epoch-s"), ZoneId.of("Europe/Berlin")),
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
        () -> new FeaturesSettings(NAMES, Dialect.CSV, TimeFormats.STANDARD, List.of(), 0, 100, 1),
        "features: expected one or more distinct features but found ''");
  }

  @Test
  void refusesAFeatureTwice() {
    assertRefused(
        () ->
            new FeaturesSettings(
                NAMES,
                Dialect.CSV,
                TimeFormats.STANDARD,
                List.of(Feature.MIN, Feature.MIN),
                0,
                100,
                1),
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
        () -> new ColumnNames("s", "t", List.of("v"), null, false),
        "label-column: expected a name but found none");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
