package io.pulsemill.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JointScoresTest {
  private static final int REPLICATES = 5;
  private static final int ROWS = 300;

  private record Row(List<ScoredRow> scored, long key) {
    int[] weights() {
      int[] weights = new int[REPLICATES];
      PoissonWeights.fill(key, weights, 0);
      return weights;
    }
  }

  private static List<Row> rows() {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (int r = 0; r < ROWS; r++) {
      int actual = random.nextInt(2);
      List<ScoredRow> scored = new ArrayList<>();
      for (int m = 0; m < 2; m++) {
        double p = random.nextDouble();
        scored.add(ScoredRow.of(actual, new double[] {Math.log(p), Math.log1p(-p)}));
      }
      rows.add(new Row(scored, r));
    }
    return rows;
  }

  private static JointScores sum(List<Row> rows, int parts) {
    JointScores total = new JointScores(2, 2, REPLICATES);
    for (int part = 0; part < parts; part++) {
      JointScores own = new JointScores(2, 2, REPLICATES);
      for (int r = part; r < rows.size(); r += parts) {
        own.add(rows.get(r).scored, rows.get(r).weights());
      }
      total.add(own);
    }
    return total;
  }

  @Test
  void anyOrderAndSplitOfTheRowsGivesTheSameBytes() throws IOException {
    List<Row> rows = rows();
    JointScores expected = sum(rows, 1);
    Collections.shuffle(rows, new Random(4));
    JointScores other = sum(rows, 3);
    assertThat(other).isEqualTo(expected);
    assertThat(bytes(other)).isEqualTo(bytes(expected));
    assertThat(JointScores.read(Streams.bytesOf(other::write))).isEqualTo(expected);
  }

  private static byte[] bytes(JointScores scores) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    scores.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @Test
  void countsWhatOnlyOneGetsRight() {
    JointScores sum = new JointScores(2, 2, 0);
    ScoredRow right = ScoredRow.of(0, new double[] {Math.log(0.75), Math.log(0.25)});
    ScoredRow wrong = ScoredRow.of(0, new double[] {Math.log(0.25), Math.log(0.75)});
    sum.add(List.of(right, wrong), new int[0]);
    sum.add(List.of(right, wrong), new int[0]);
    sum.add(List.of(wrong, right), new int[0]);
    sum.add(List.of(right, right), new int[0]);
    sum.add(List.of(wrong, wrong), new int[0]);
    assertThat(sum.onlyFirst(0, 1)).isEqualTo(2);
    assertThat(sum.onlyFirst(1, 0)).isEqualTo(1);
    assertThat(sum.onlyFirst(0, 0)).isZero();
  }

  @Test
  void refusesADamagedNumberOfModels() {
    assertThatThrownBy(
            () -> JointScores.read(Streams.bytesOf(out -> out.writeLong(Long.MAX_VALUE))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("models");
  }

  /** A loss beyond the grid counts as its largest; all rows are counted. */
  @Test
  void anEndlessLossDoesNotOverflow() {
    BootstrapSums sum = new BootstrapSums(2, 1);
    for (int r = 0; r < 1000; r++) {
      sum.add(ScoredRow.of(0, new double[] {-1e300, 0}), new int[] {10});
    }
    assertThat(sum.logLoss()).containsExactly(0x1p31);
  }
}
