package io.pulsemill.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PilotTest {
  private static final long SEED = 12345;
  private static final SubjectHash HASH = new SubjectHash(SEED, "pilot");
  private static final TrainingSplit EVERY_ROW = new TrainingSplit(SEED, 1);

  @Test
  void isTheSubjectsWithTheSmallestHashInThatOrder() {
    List<String> subjects = new ArrayList<>();
    TrainingStatistics s = new TrainingStatistics(List.of("a"), EVERY_ROW, true);
    for (int i = 0; i < 300; i++) {
      subjects.add("s" + i);
      s.add("s" + i, "label " + i, new double[] {i});
    }
    subjects.sort(Comparator.comparingDouble(HASH::unit));

    assertThat(s.pilot(40)).extracting(PilotRow::subject).isEqualTo(subjects.subList(0, 40));
    PilotRow first = s.pilot(1).get(0);
    assertThat("label " + (int) first.values()[0]).isEqualTo(first.label());
    assertThat("s" + (int) first.values()[0]).isEqualTo(first.subject());
    assertThat(s.pilot(1000)).hasSize(300);
  }

  @Test
  void holdsTrainingRowsOnly() {
    TrainingStatistics s = new TrainingStatistics(List.of("a"), new TrainingSplit(SEED, 0.7), true);
    s.add("1_1", "x", new double[] {1});
    s.add("1_100", "x", new double[] {2});
    s.add("1_101", null, new double[] {3});

    assertThat(s.pilot(10)).extracting(PilotRow::subject).containsExactly("1_100");
  }

  @Test
  void keepsTheFirstOfMoreRowsThanItHolds() {
    PilotSample sample = new PilotSample(HASH, 3);
    for (double u : new double[] {0.5, 0.9, 0.1, 0.7, 0.3, 0.8}) {
      sample.add(u, "s" + u, "x", new double[] {u});
    }

    assertThat(sample.first(10)).extracting(PilotRow::u).containsExactly(0.1, 0.3, 0.5);
  }

  @Test
  void equalHashesAreOrderedByIdThenValuesThenLabel() {
    List<PilotRow> ordered =
        List.of(
            new PilotRow(0.5, "\uFFFD", "x", new double[] {9, 9}),
            new PilotRow(0.5, "😀", "y", new double[] {1, 1}),
            new PilotRow(0.5, "😀", "x", new double[] {1, 2}),
            new PilotRow(0.5, "😀", "y", new double[] {1, 2}));
    Random random = new Random(SEED);
    for (int trial = 0; trial < 20; trial++) {
      List<PilotRow> shuffled = new ArrayList<>(ordered);
      Collections.shuffle(shuffled, random);
      PilotSample sample = new PilotSample(HASH, 3);
      shuffled.forEach(row -> sample.add(row.u(), row.subject(), row.label(), row.values()));

      assertThat(sample.first(3)).isEqualTo(ordered.subList(0, 3));
    }
  }

  @Test
  void partsMergedAreTheWholeWhereTheSampleOverflows() throws IOException {
    Random random = new Random(SEED);
    PilotSample whole = new PilotSample(HASH, 50);
    List<PilotSample> parts = new ArrayList<>();
    for (int p = 0; p < 9; p++) {
      parts.add(new PilotSample(HASH, 50));
    }
    for (int i = 0; i < 1000; i++) {
      double u = random.nextInt(100) / 100.0; // many ties
      double[] values = {random.nextInt(3), i % 7};
      String subject = "s" + random.nextInt(5);
      whole.add(u, subject, "x", values);
      parts.get(random.nextInt(9)).add(u, subject, "x", values);
    }
    PilotSample merged = new PilotSample(HASH, 50);
    for (PilotSample part : parts) {
      merged.add(travelled(part));
    }

    assertThat(merged.first(50)).isEqualTo(whole.first(50));
    assertThat(merged.first(50)).hasSize(50).isSortedAccordingTo(PilotRow.ORDER);
  }

  @Test
  void aRowKeptDoesNotChangeWithTheCallersArray() {
    TrainingStatistics s = new TrainingStatistics(List.of("a"), EVERY_ROW, true);
    double[] values = {1};
    s.add("s", "x", values);
    values[0] = 2;

    assertThat(s.pilot(1).get(0).values()).containsExactly(1);
  }

  @Test
  void holdsTwentyThousandRows() {
    TrainingStatistics s = new TrainingStatistics(List.of("a"), EVERY_ROW, false);
    for (int i = 0; i < 20_005; i++) {
      s.add("s" + i, "x", new double[] {i});
    }

    assertThat(s.pilot(Integer.MAX_VALUE)).hasSize(20_000);
  }

  private static PilotSample travelled(PilotSample sample) throws IOException {
    PilotSample read = new PilotSample(HASH, 50);
    read.addFrom(Bytes.in(out -> sample.write(out, false)), 2, false);
    return read;
  }
}
