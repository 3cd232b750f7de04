package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.cli.CommandLineRun;
import io.pulsemill.series.Dialect;
import io.pulsemill.series.LongForm;
import io.pulsemill.series.TimeFormats;
import io.pulsemill.summary.FeatureColumns;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Observations of several sensors, a column for each or a row for each reading. */
class SensorsIT {
  private static final List<String> FEATURES =
      List.of("hr_mean", "hr_max", "spo2_mean", "correlation(hr,spo2)");

  @TempDir Path folder;

  @Test
  void missingReadingOfOneSensorLeavesTheOthers() throws Exception {
    TestFiles.write(
        folder.resolve("in.csv"),
        """
        hr,t,label,id,spo2
        60,1,a,s,97
        62,2,a,s,
        64,3,a,s,99
        ,1,b,t,95
        """);
    FeaturesRun run = wide().over("in.csv");

    assertThat(run.failure()).isEmpty();
    assertThat(run.rows()).containsExactly("s a 62.0 64.0 98.0 1.0", "t b NaN NaN 95.0 NaN");
    FeaturesResult result = run.result();
    assertThat(List.of(result.read(), result.used(), result.missing())).containsExactly(8L, 6L, 2L);
  }

  @Test
  void longFormGivesTheSameTable() throws Exception {
    TestFiles.write(
        folder.resolve("in.csv"),
        """
        sensor,t,label,id,v
        hr,1,a,s,60
        spo2,1,a,s,97
        steps,1,a,s,nobody reads this
        hr,2,a,s,62
        spo2,2,a,s,
        hr,3,a,s,64
        "spo2",3,a,s,99
        spo2,1,b,t,95
        """);
    ColumnNames names =
        new ColumnNames(
            "id", "t", List.of("v"), "label", false, new LongForm("sensor", List.of("hr", "spo2")));
    FeaturesRun run = run(names).over("in.csv");

    assertThat(run.failure()).isEmpty();
    assertThat(run.rows()).containsExactly("s a 62.0 64.0 98.0 1.0", "t b NaN NaN 95.0 NaN");
    FeaturesResult result = run.result();
    assertThat(result.records(false))
        .containsEntry("read", 8L)
        .containsEntry("used", 6L)
        .containsEntry("missing", 1L)
        .containsEntry("other-sensor", 1L);
  }

  @Test
  void sensorThatIsNowhereIsWarnedOf() throws Exception {
    TestFiles.write(folder.resolve("in.csv"), "s,t,l,id,v\nhr,1,a,x,60\nhr,2,a,x,62\n");
    CommandLineRun run =
        CommandLineRun.of(
            (Object[])
                ("features --long s --sensors hr,hrr --subject-column id --time-column t"
                        + " --value-column v --label-column l --input %s --output %s")
                    .formatted(folder.resolve("in.csv"), folder.resolve("table"))
                    .split(" ", 0));
    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("no reading of 'hrr' in the whole input");
    CommandLineRun none =
        CommandLineRun.of(
            (Object[])
                ("features --long s --sensors HR --subject-column id --time-column t"
                        + " --value-column v --label-column l --input %s --output %s")
                    .formatted(folder.resolve("in.csv"), folder.resolve("other"))
                    .split(" ", 0));
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err())
        .contains("no subject has a reading; of 2 records 2 are of other sensors (--sensors)");
  }

  @Test
  void contradictionNamesTheSensor() throws Exception {
    TestFiles.write(
        folder.resolve("in.csv"), "hr,t,label,id,spo2\n60,1,a,s,97\n60,1,a,s,98\n60,1,a,t,9\n");
    FeaturesRun run = wide().over("in.csv");

    assertThat(run.bad())
        .containsExactly(
            "subject s\t\ttwo-values\texpected one value of 'spo2' at 1 but found 97.0 and 98.0");
    assertThat(run.result().records(false)).containsEntry("two-values", 4L);
  }

  @Test
  void badValueOfOneSensorIsOneBadRecord() throws Exception {
    TestFiles.write(folder.resolve("in.csv"), "hr,t,label,id,spo2\n60,1,a,s,97\n60,2,a,s,x\n");
    FeaturesRun run = wide().over("in.csv");

    assertThat(run.bad())
        .containsExactly(
            "/in.csv\tbyte 31\tnumber\tcolumn 5 (spo2): expected a number but found 'x'");
    assertThat(run.result().read()).isEqualTo(3);
  }

  @Test
  void readingsFarApartOfTheSameSubjectMeet() throws Exception {
    StringBuilder text = new StringBuilder("hr,t,label,id,spo2\n");
    for (int day = 0; day < 10_000; day++) {
      text.append("%d,%d,a,s%d,%d\n".formatted(60 + day % 7, day, day % 3, 90 + day % 5));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    TestFiles.write(folder.resolve("in.csv"), bytes);
    List<String> whole = wide().over("in.csv").rows();

    Path again = folder.resolve("again");
    TestFiles.write(again.resolve("in.csv"), bytes);
    FeaturesRun split =
        new FeaturesRun(again).settings(settings(WIDE)).splits(bytes.length / 3 + 1).over("in.csv");

    assertThat(split.rows()).isEqualTo(whole).hasSize(3);
  }

  @Test
  void missingColumnOfASensorIsNamed() throws Exception {
    TestFiles.write(folder.resolve("in.csv"), "hr,t,label,id,SpO2\n60,1,a,s,97\n");

    assertThatThrownBy(() -> wide().over("in.csv"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a value column 'spo2'")
        .hasMessageContaining("SpO2");
  }

  private static final ColumnNames WIDE =
      new ColumnNames("id", "t", List.of("hr", "spo2"), "label", false, null);

  private FeaturesRun wide() {
    return run(WIDE);
  }

  private FeaturesRun run(ColumnNames names) {
    return new FeaturesRun(folder).settings(settings(names));
  }

  private static FeaturesSettings settings(ColumnNames names) {
    Dialect dialect =
        new Dialect(",", "\"", '.', List.of(""), "", StandardCharsets.UTF_8, false, List.of());
    return new FeaturesSettings(
        names,
        Optional.empty(),
        dialect,
        TimeFormats.STANDARD,
        FeatureColumns.named(FEATURES, names.sensors()),
        0,
        200,
        1000);
  }
}
