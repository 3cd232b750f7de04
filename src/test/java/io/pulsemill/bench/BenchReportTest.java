package io.pulsemill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYSeries;

class BenchReportTest {
  private static final double EPSILON = 1e-12;
  private static final DataSet SMALL = new DataSet("small", "/s", 1_000, 90_000, 3_000_000);
  private static final DataSet MIDDLE = new DataSet("middle", "/m", 11_000, 990_000, 33_000_000);
  private static final DataSet LARGE = new DataSet("large", "/l", 111_000, 9_990_000, 333_000_000);

  @Test
  void mediansStandBesideTheScannerOfTheSameData() {
    List<Median> medians =
        Median.of(
            List.of(
                run(SMALL, "scanner", 9, 0.1),
                run(SMALL, "features", 3, 0.9),
                run(SMALL, "features", 1, 0.3),
                run(SMALL, "features", 2, 0.2),
                run(MIDDLE, "features", 4, 4),
                run(MIDDLE, "features", 6, 8)),
            List.of(SMALL, MIDDLE));
    assertThat(medians)
        .extracting(Median::stage)
        .containsExactly("scanner", "features", "features");
    Median small = medians.get(1);
    assertThat(small.runs()).isEqualTo(3);
    assertThat(small.wall()).isEqualTo(2);
    assertThat(small.cpu()).isEqualTo(0.3);
    assertThat(small.timesScanner()).isCloseTo(3, within(EPSILON));
    assertThat(small.nanosPerRow()).isCloseTo(0.3e9 / 90_000, within(EPSILON));
    Median middle = medians.get(2);
    assertThat(middle.cpu()).isEqualTo(6);
    assertThat(middle.timesScanner()).isNaN();
  }

  @Test
  void growthIsTheSlopeBetweenSizesAndItsRatioToTheOneBefore() {
    List<Median> medians =
        Median.of(
            List.of(
                run(LARGE, "train", 1, 5 + 111 * 0.3),
                run(SMALL, "train", 1, 5 + 1 * 0.2),
                run(MIDDLE, "train", 1, 5 + 11 * 0.2)),
            List.of(LARGE, SMALL, MIDDLE));
    List<Growth> growth = Growth.of("train", medians);
    assertThat(growth).extracting(Growth::from).containsExactly(1_000L, 11_000L);
    assertThat(growth).extracting(Growth::to).containsExactly(11_000L, 111_000L);
    assertThat(growth.get(0).secondsPerSubject()).isCloseTo(0.2e-3, within(EPSILON));
    assertThat(growth.get(0).ratio()).isNaN();
    double second = (111 * 0.3 - 11 * 0.2) / 100_000;
    assertThat(growth.get(1).secondsPerSubject()).isCloseTo(second, within(EPSILON));
    assertThat(growth.get(1).ratio()).isCloseTo(second / 0.2e-3, within(EPSILON));
  }

  @Test
  void comparesOnlyWhatBothSidesRanOnTheSameData() {
    List<Median> medians =
        Median.of(
            List.of(
                run(SMALL, "features", 9, 3),
                run(SMALL, "duckdb/features", 1, 2),
                run(SMALL, "pipeline", 10, 99),
                run(SMALL, "spark-tuned", 40, 1),
                run(MIDDLE, "features", 9, 3),
                run(LARGE, "duckdb/features", 9, 3)),
            List.of(SMALL, MIDDLE, LARGE));
    assertThat(Comparison.of(List.of(SMALL, MIDDLE, LARGE), medians))
        .containsExactly(
            new Comparison(SMALL, "features", "duckdb/features", "CPU", 3, 2, 1.5),
            new Comparison(SMALL, "pipeline", "spark-tuned", "wall", 10, 40, 0.25));
  }

  @Test
  void comparesWithAnEarlierBuild() {
    List<Median> medians =
        Median.of(
            List.of(run(SMALL, "features", 4, 3), run(SMALL, "before-features", 8, 12)),
            List.of(SMALL));
    assertThat(Comparison.of(List.of(SMALL), medians))
        .containsExactly(
            new Comparison(SMALL, "features", "before-features", "CPU", 3, 12, 0.25),
            new Comparison(SMALL, "features", "before-features", "wall", 4, 8, 0.5));
  }

  @Test
  void aHistoryHasTheOldestRunFirst(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("history.json");
    List<Median> medians =
        Median.of(
            List.of(
                run(SMALL, "features", 4, 3),
                run(SMALL, "scanner", 1, 2),
                run(SMALL, "duckdb/features", 1, 1)),
            List.of(SMALL));
    for (String commit : List.of("one", "two")) {
      History.add(file, Machine.here(), List.of("commit\t" + commit, "repeats\t3"), medians);
    }
    JsonNode runs = new ObjectMapper().readTree(file.toFile());
    assertThat(runs).extracting(run -> run.get("commit").asText()).containsExactly("one", "two");
    assertThat(runs.get(1).get("medians")).hasSize(2);
    assertThat(runs.at("/0/medians/0/cpuSeconds").asDouble()).isEqualTo(3);
    XYSeries line = HistoryChart.chart(runs).getSeries("features, small");
    assertThat(line.getXData()).containsExactly(1, 2);
    assertThat(line.getYData()).containsExactly(1.5, 1.5);
    Files.writeString(file, "{}");
    assertThatThrownBy(() -> History.add(file, Machine.here(), List.of(), medians))
        .isInstanceOf(IOException.class);
  }

  @Test
  void theTableShowsADashForWhatIsNotKnown() {
    Measurement run = new Measurement("small", "train", 1, 2, 0.9, Double.NaN, Double.NaN);
    String table = BenchTable.of(Median.of(List.of(run), List.of(SMALL)), List.of(), List.of());
    assertThat(table.lines().toList().get(1).split(" +"))
        .containsExactly("train", "1,000", "90,000", "2.000", "0.900", "–", "–", "10,000");
  }

  private static Measurement run(DataSet data, String stage, double wall, double cpu) {
    return new Measurement(data.name(), stage, 1, wall, cpu, 100, 0);
  }
}
