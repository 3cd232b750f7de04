package io.pulsemill.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pulsemill.InputException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PulsemillTest {
  private static final String EXAMPLE = "examples/heart-rates.csv";
  private static final Map<String, Integer> ALL = Map.of("subjects", 300, "days", 20, "files", 2);

  private static Pulsemill mill;

  @BeforeAll
  static void open() throws IOException {
    mill = Pulsemill.local();
  }

  @Test
  void fiveLinesFromCsvToTheConfusionMatrix() throws IOException {
    var table = mill.table(EXAMPLE);
    var model = mill.train(table, Map.of("l2", 0.01));
    var evaluation = mill.evaluate(model, table, Map.of("rows", "all"));

    assertThat(evaluation.confusion().toString())
        .isEqualTo(
            """
            actual \\ predicted  athlete  non_athlete  pro_athlete
            athlete                   8            2            0
            non_athlete               3            7            0
            pro_athlete               0            0           10
            """);
    assertThat(evaluation.accuracy()).isEqualTo(25 / 30.0);
    assertThat(evaluation.html()).contains("<svg", "Confusion matrix", "non_athlete");
    assertThat(evaluation.plots())
        .extracting("title")
        .containsExactly("Confusion matrix", "Reliability");
  }

  @Test
  void aModelHasTheBytesOfTheCommand() throws IOException {
    String expected = Files.readString(Path.of("examples/model.json"));
    double before = sinceJvmStart(); // of which no training knows
    for (String engine : List.of("local", "jobs", "resident")) {
      Model model = mill.train(mill.table(EXAMPLE), Map.of("l2", 0.01, "engine", engine));

      assertThat(model.json()).isEqualTo(expected);
      assertThat(model.run().orElseThrow().training()).extracting("engine").containsOnly(engine);
      assertThat(model.seconds().text()).contains("train " + engine);
      assertThat(model.run().orElseThrow().stages().get(0).seconds())
          .isLessThan(sinceJvmStart() - before);
      assertThat(model.passes().text()).contains("gradient norm");
    }
  }

  private static double sinceJvmStart() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
  }

  @Test
  void fromObservationsToPredictions() throws IOException {
    String observations = mill.simulate(ALL);

    Table table = mill.features(observations, Map.of("features", "mean,std"));
    Model model = mill.train(table);
    Rows predicted = mill.rows(mill.predict(model, table), 5);

    assertThat(table.rows()).isEqualTo(300);
    assertThat(table.features()).containsExactly("mean", "std");
    assertThat(predicted.features()).containsExactly("p_athlete", "p_non_athlete", "p_pro_athlete");
    Rows rows = mill.rows(table, 5);
    assertThat(rows.all()).hasSize(5);
    for (int r = 0; r < 5; r++) {
      Map<String, Double> alone =
          model.predict(
              Map.of("mean", rows.all().get(r).value(0), "std", rows.all().get(r).value(1)));
      assertThat(alone.get("athlete")).isEqualTo(predicted.all().get(r).value(0));
      assertThat(predicted.all().get(r).subject()).isEqualTo(rows.all().get(r).subject());
    }
    assertThat(rows.plot("mean", "std").svg()).contains("<svg", "</svg>");
  }

  @Test
  void seriesHaveTheFeaturesOfTheirRows() throws IOException {
    String observations = mill.simulate(ALL);
    SeriesSample sample = mill.series(observations, 3);
    Rows rows = mill.rows(mill.features(observations), 300);

    assertThat(sample.all()).hasSize(9);
    assertThat(sample.of("athlete").all()).hasSize(3);
    for (TimeSeries series : sample.all()) {
      var row =
          rows.all().stream().filter(own -> own.subject().equals(series.subject())).toList().get(0);
      assertThat(row.label()).isEqualTo(series.label());
      Map<String, Double> features = series.features("mean", "median", "std");
      assertThat(features.get("mean")).isEqualTo(row.value(0));
      assertThat(features.get("std")).isEqualTo(row.value(1));
      assertThat(features.get("median")).isEqualTo(row.value(4));
    }
    assertThat(sample.plots()).hasSize(1);
    assertThat(sample.html()).contains("<svg", "pro_athlete");
    assertThat(sample.toString()).contains("pulse");
  }

  @Test
  void modelsAreComparedByTheirNames() throws IOException {
    Table table = mill.features(mill.simulate(ALL));
    Map<String, Model> models = new LinkedHashMap<>();
    models.put("two features", mill.train(table, Map.of("features", "mean,std")));
    models.put("all", mill.train(table));

    Comparison comparison = mill.compare(models, table);

    assertThat(comparison.record().models())
        .extracting("name")
        .containsExactly("two features", "all", "class frequencies");
    assertThat(comparison.toString()).contains("two features");
  }

  @Test
  void aPenaltyIsSelected() throws IOException {
    Table table = mill.features(mill.simulate(ALL));

    Selection selection = mill.select(table, Map.of("folds", 3, "l2", "0.1,0.01"));

    assertThat(selection.record().candidates()).hasSize(2);
    assertThat(selection.model().trained().training().l2())
        .isEqualTo(selection.record().pick().penalty());
    assertThat(selection.toString()).contains("log loss");
  }

  @Test
  void aSeriesInMemory() {
    TimeSeries series = TimeSeries.of(new long[] {3, 1, 2, 1}, new double[] {6, 2, 4, 2});

    assertThat(series.values()).containsExactly(2, 4, 6);
    assertThat(series.features("mean", "trend"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("mean", 4.0, "trend", 2.0));
    assertThat(series.features()).hasSize(15).containsEntry("observations", 3.0);
    assertThatThrownBy(() -> TimeSeries.of(new long[] {1, 1}, new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Series: expected one value at each time but found two");
    assertThatThrownBy(() -> series.features("men"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found 'men'");
  }

  @Test
  void aSavedModelIsReadAgain(@TempDir Path folder) throws IOException {
    Model model = mill.model("examples/model.json");
    String copy = folder.resolve("copy.json").toString();

    mill.save(model, copy);

    assertThat(mill.model(copy).json()).isEqualTo(Files.readString(Path.of("examples/model.json")));
    assertThat(model.predict(Map.of("mean", 50.0, "std", 2.0, "min", 45.0, "max", 55.0)).values())
        .satisfies(
            all ->
                assertThat(all.stream().mapToDouble(Double::doubleValue).sum())
                    .isCloseTo(1, within(1e-12)));
    assertThat(model.html()).contains("Coefficients");
    mill.save(model, copy); // in its place
    assertThatThrownBy(() -> mill.save(model, folder.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is a folder");
  }

  @Test
  void wrongOptionsAndInputsAreSaidInOneLine() throws IOException {
    Table table = mill.table(EXAMPLE);

    assertThatThrownBy(() -> mill.train(table, Map.of("l3", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("train: Unknown option: '--l3=1'");
    assertThatThrownBy(() -> mill.train(table, Map.of("l2", -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("train: --l2: expected");
    assertThatThrownBy(() -> mill.train(table, Map.of("table", "other")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("train: expected other options but found [table], which its arguments give");
    assertThatThrownBy(() -> mill.train(table)) // the classes nearly separate
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--l2");
    assertThatThrownBy(() -> mill.table("missing.csv"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("missing.csv");
  }

  @Test
  void aTableIsReadAsTrainReadsIt(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("split.csv");
    StringBuilder rows = new StringBuilder("id,group,part,a,b\n");
    for (int i = 0; i < 40; i++) {
      rows.append(
          "s%d,%s,%s,%d,%d\n"
              .formatted(
                  i, i % 2 == 0 ? "x" : "y", i % 4 < 3 ? "train" : "test", i % 5 + i % 2, i % 7));
    }
    Files.writeString(file, rows);
    Map<String, Object> reading =
        Map.of(
            "subject-column", "id",
            "label-column", "group",
            "split-column", "part",
            "features", List.of("a", "b"));

    Table table = mill.table(file.toString(), reading);
    Model model = mill.train(table, Map.of("l2", 0.01));

    assertThat(table.features()).containsExactly("a", "b");
    assertThat(model.trained().training().rows()).isEqualTo(30);
    assertThat(mill.evaluate(model, table).record().rows()).isEqualTo(10);
    assertThatThrownBy(() -> mill.table(file.toString(), Map.of("subject-colum", "id")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 'subject-colum'");
  }

  @Test
  void whatHasNoLabelsIsPredicted(@TempDir Path folder) throws IOException {
    Model model = mill.model("examples/model.json");
    Path table = folder.resolve("table.csv");
    Files.writeString(table, "subject,mean,std,min,max\ns1,50,2,45,55\ns2,80,2,75,85\n");
    Path readings = folder.resolve("readings.csv");
    Files.writeString(
        readings,
        "datetime,pulse,ts_number\n2021-01-01,49,s1\n2021-01-02,51,s1\n2021-01-03,52,s1\n");

    Table unlabeled = mill.table(table.toString());
    Rows predicted = mill.rows(mill.predict(model, unlabeled), 10);
    Rows ofReadings = mill.rows(mill.predict(model, readings.toString(), Map.of()), 10);

    assertThat(mill.rows(unlabeled, 1).all().get(0).label()).isNull();
    assertThat(predicted.all()).extracting("label").containsExactly("pro_athlete", "non_athlete");
    assertThat(ofReadings.all()).extracting("label").containsExactly("pro_athlete");
    assertThat(model.classOf(TimeSeries.of(49, 51, 52))).isEqualTo("pro_athlete");
    assertThatThrownBy(() -> mill.train(unlabeled)).hasMessageContaining("label");
  }

  @Test
  void whatIsNoValueOfAnOptionIsRefused() throws IOException {
    Table table = mill.table(EXAMPLE);

    assertThatThrownBy(() -> mill.train(table, Map.of("l2", true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--l2");
    assertThatThrownBy(() -> mill.train(table, Map.of("l2", 0.01, "l1", false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--l1");
    assertThatThrownBy(() -> mill.train(table, Map.of("help", true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("train: --help prints, and returns nothing");
    assertThatThrownBy(() -> mill.rows(table, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThat(mill.train(table, Map.of("l2", 0.01, "features", List.of("mean", "std"))).features())
        .containsExactly("mean", "std");
  }

  @Test
  void withoutAClusterItIsSaidHowToStartOne() {
    Configuration none = new Configuration();
    Configuration away = new Configuration();
    away.set("fs.defaultFS", "hdfs://localhost:1");
    away.set("mapreduce.framework.name", "yarn");
    Configuration two = new Configuration(away);
    two.set("fs.defaultFS", "hdfs://pair");
    two.set("dfs.nameservices", "pair");
    two.set("dfs.ha.namenodes.pair", "a,b");
    two.set("dfs.namenode.rpc-address.pair.a", "localhost:1");
    two.set("dfs.namenode.rpc-address.pair.b", "localhost:2");
    two.set(
        "dfs.client.failover.proxy.provider.pair",
        "org.apache.hadoop.hdfs.server.namenode.ha.ConfiguredFailoverProxyProvider");

    assertThatThrownBy(() -> Pulsemill.on(two))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("hdfs://pair: expected a NameNode but it does not answer");
    assertThatThrownBy(() -> Pulsemill.on(none))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("start a cluster (scripts/cluster.sh up)");
    assertThatThrownBy(() -> Pulsemill.on(away))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("hdfs://localhost:1: expected a NameNode but it does not answer");
  }
}
