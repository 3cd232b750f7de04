package io.pulsemill.features;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.series.Dialect;
import io.pulsemill.series.LongForm;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.summary.FeatureColumn;
import io.pulsemill.summary.FeatureColumns;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FeaturesSettingsTest {
  private static final ColumnNames NAMES =
      new ColumnNames("s", "t", List.of("v"), "l", false, null);
  private static final List<String> SENSORS = List.of("v");
  private static final List<FeatureColumn> FEATURES =
      FeatureColumns.named(List.of("std", "mean"), SENSORS);

  @Test
  void tasksReadWhatTheClientWrote() {
    FeaturesSettings settings =
        new FeaturesSettings(
            new ColumnNames(
                "s,x",
                "t ${user.name}",
                List.of("value"),
                null,
                true,
                new LongForm("sensor ${user.name}", SENSORS)),
            Optional.of(ObservationFormat.TEXT),
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
        () ->
            new FeaturesSettings(
                NAMES, Optional.empty(), Dialect.CSV, TimeFormats.STANDARD, List.of(), 0, 100, 1),
        "features: expected one or more distinct features but found ''");
  }

  @Test
  void refusesAFeatureTwice() {
    assertRefused(
        () ->
            new FeaturesSettings(
                NAMES,
                Optional.empty(),
                Dialect.CSV,
                TimeFormats.STANDARD,
                FeatureColumns.named(List.of("min", "min"), SENSORS),
                0,
                100,
                1),
        "features: expected one or more distinct features but found 'min,min'");
  }

  @Test
  void refusesAnEmptyColumnName() {
    assertRefused(
        () -> new ColumnNames("s", "", List.of("v"), "l", false, null),
        "time-column: expected a name but found none");
  }

  @Test
  void refusesAColumnInTwoRoles() {
    String message =
        "expected a column of its own for subject, time, value, label and sensor but found 'x'"
            + " twice";
    assertRefused(() -> new ColumnNames("x", "t", List.of("x"), "l", false, null), message);
    assertRefused(() -> new ColumnNames("s", "x", List.of("v"), "x", false, null), message);
    LongForm form = new LongForm("x", List.of("a"));
    assertRefused(() -> new ColumnNames("s", "t", List.of("v"), "x", false, form), message);
  }

  @Test
  void refusesNoLabelWhereItIsNotOptional() {
    assertRefused(
        () -> new ColumnNames("s", "t", List.of("v"), null, false, null),
        "label-column: expected a name but found none");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
