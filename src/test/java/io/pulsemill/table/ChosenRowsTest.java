package io.pulsemill.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.statistics.StatisticsScope;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.statistics.TrainingStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChosenRowsTest {
  private static final double NONE = Double.NaN;
  private static final List<String> FEATURES = List.of("f", "g");

  // u from the reference: 1_100 and 1_101 train, 1_1 and 1_10 test.
  private static final TrainingSplit SPLIT = new TrainingSplit(12345, 0.7);

  private static final RowGroup GROUP =
      new RowGroup(
          new double[][] {{1, 2, NONE, 4, 5, 6, 7}, {10, 20, 30, 50, 60, NONE, 80}},
          SubjectColumnTest.columnOf("1_1", "1_100", "1_101", "1_101", "", "1_10", "1_101"),
          new int[] {0, 1, 0, -1, 0, 1, 0},
          List.of("x", "y"));

  @Test
  void everyRowIsChosenOrPassedOverOrMissing() {
    ChosenRows rows = ChosenRows.training(GROUP, SPLIT, 0, 7);

    assertThat(rows.count()).isEqualTo(2);
    assertThat(rows.passedOver()).isEqualTo(2);
    assertThat(rows.missing()).isEqualTo(3);
  }

  @Test
  void aChosenRowIsReadByColumnAndByRow() {
    ChosenRows rows = ChosenRows.training(GROUP, SPLIT, 0, 7);
    double[] column = new double[1];
    rows.copy(1, 1, 1, column);

    assertThat(column).containsExactly(80);
    assertThat(rows.values(1)).containsExactly(7, 80);
    assertThat(rows.values()).containsExactly(2, 20, 7, 80);
    assertThat(rows.labelCodes()).containsExactly(1, 0);
    assertThat(rows.subject(1)).isEqualTo("1_101");
  }

  @Test
  void theRestOfAPartIsChosenFromItAlone() {
    assertThat(ChosenRows.of(GROUP, SPLIT, RowChoice.TEST, 0, 5).values()).containsExactly(1, 10);
    assertThat(ChosenRows.of(GROUP, SPLIT, RowChoice.ALL, 1, 4).values()).containsExactly(2, 20);
  }

  @Test
  void statisticsOfThemAreThoseOfTheRowsOneByOne() {
    TrainingStatistics whole = new TrainingStatistics(FEATURES, SPLIT, true);
    whole.add(ChosenRows.training(GROUP, SPLIT, 0, 7));
    TrainingStatistics byRow = new TrainingStatistics(FEATURES, SPLIT, true);
    for (int r = 0; r < 7; r++) {
      double[] values = {GROUP.value(r, 0), GROUP.value(r, 1)};
      byRow.add(GROUP.subject(r), GROUP.label(r), values);
    }

    assertThat(whole).isEqualTo(byRow);
    assertThat(whole.counts().missingValues().text(FEATURES))
        .isEqualTo("; missing: 'f' (1 rows), the label (1 rows)");
  }

  @Test
  void rowsOfWeight0AreLeftOutOfTheTrainingAndCounted() {
    double[] weights = {2, 0.1, 3, 4, 5, 6, 0};
    double[][] values = {{1, 2.3, 3, 4.7, 5, 6, 7}, {10, 20.1, 30, 40, 50, 70, 80}};
    RowGroup group =
        new RowGroup(
            values,
            SubjectColumnTest.columnOf("1", "2", "3", "4", "5", "6", "7"),
            new int[] {0, 1, 0, 1, 0, 1, 0},
            List.of("x", "y"),
            null,
            weights);
    TrainingSplit all = new TrainingSplit(12345, 1);
    ChosenRows rows = ChosenRows.training(group, all, 0, 7);
    assertThat(rows.weights()).containsExactly(2, 0.1, 3, 4, 5, 6);
    assertThat(rows.weightless()).isEqualTo(1);
    assertThat(ChosenRows.of(group, all, RowChoice.ALL, 0, 7).count()).isEqualTo(7);

    StatisticsScope scope = new StatisticsScope(true, true, true);
    TrainingStatistics whole = new TrainingStatistics(FEATURES, all, scope);
    whole.add(rows);
    TrainingStatistics byRow = new TrainingStatistics(FEATURES, all, scope);
    for (int r = 0; r < 7; r++) {
      double[] row = {group.value(r, 0), group.value(r, 1)};
      byRow.add(group.subject(r), group.label(r), row, weights[r]);
    }
    assertThat(whole).isEqualTo(byRow);
    assertThat(whole.weightsByClass()).containsExactly(10, 10.1);
  }
}
