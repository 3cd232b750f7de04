package io.pulsemill.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PulseSimulatorTest {
  private static final int SUBJECTS = 6000;
  private static final int DAYS = 20;
  private static final long SEED = 1;

  // Drawn by another program: SHA-256, and java.util.Random written after its Javadoc.
  @Test
  void drawsWhatItsDescriptionSays() {
    assertThat(rows("1_1", SEED, 8))
        .isEqualTo("non_athlete 69.0 69.0 69.0 69.0 70.0 69.0 70.0 70.0");
    assertThat(rows("1_2", 12345, 3)).isEqualTo("pro_athlete 46.0 45.0 44.0");
    assertThat(rows("2_7", 12345, 3)).isEqualTo("athlete 68.0 68.0 67.0");
  }

  @Test
  void subjectsDrawnBeforeDoNotMatter() {
    PulseSimulator simulator = new PulseSimulator(SEED, 5);
    simulator.series("1_1");

    assertThat(rows(simulator.series("1_2"), 5)).isEqualTo(rows("1_2", SEED, 5));
  }

  @Test
  void classesAreEquallyLikelyAndHaveTheirMeans() {
    PulseSimulator simulator = new PulseSimulator(SEED, DAYS);
    Map<String, DoubleStream.Builder> means = new HashMap<>();
    for (int i = 1; i <= SUBJECTS; i++) {
      String[] cells = rows(simulator.series("1_" + i), DAYS).split(" ");
      double sum = Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble).sum();
      means.computeIfAbsent(cells[0], c -> DoubleStream.builder()).add(sum / DAYS);
    }

    assertMoments(means.get("pro_athlete").build().toArray(), 50, 3);
    assertMoments(means.get("athlete").build().toArray(), 65, 5);
    assertMoments(means.get("non_athlete").build().toArray(), 80, 5);
  }

  @Test
  void negativeZeroIsWrittenAsZero() {
    StringBuilder rows = new StringBuilder();

    new PulseSeries("athlete", new double[] {-0.0, -1}).appendRows(List.of("a", "b"), "s", rows);

    assertThat(rows).hasToString("a,0.0,athlete,s\nb,-1.0,athlete,s\n");
  }

  /** About 2000 subjects a class: standard errors of 21 rows, 0.11 and 0.08 beats. */
  private static void assertMoments(double[] means, double mean, double deviation) {
    assertThat((double) means.length).isCloseTo(SUBJECTS / 3.0, within(150.0));
    double average = DoubleStream.of(means).average().orElseThrow();
    assertThat(average).isCloseTo(mean, within(0.5));
    double squares = DoubleStream.of(means).map(m -> (m - average) * (m - average)).sum();
    assertThat(StrictMath.sqrt(squares / means.length)).isCloseTo(deviation, within(0.35));
  }

  private static String rows(String subject, long seed, int days) {
    return rows(new PulseSimulator(seed, days).series(subject), days);
  }

  /** The class, then the pulse of each day. */
  private static String rows(PulseSeries series, int days) {
    StringBuilder lines = new StringBuilder();
    series.appendRows(Collections.nCopies(days, "date"), "s", lines);
    List<String[]> cells = lines.toString().lines().map(line -> line.split(",")).toList();
    return cells.get(0)[2] + cells.stream().map(c -> " " + c[1]).collect(Collectors.joining());
  }
}
