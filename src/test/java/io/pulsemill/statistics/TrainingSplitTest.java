package io.pulsemill.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSplitTest {
  private static final TrainingSplit SPLIT = new TrainingSplit(12345, 0.7);

  @ParameterizedTest
  @CsvSource({"1_1, false", "1_10, false", "1_100, true", "1_101, true", "1_102, false"})
  void agreesWithTheReference(String subject, boolean training) {
    assertThat(SPLIT.training(subject)).isEqualTo(training);
  }

  @Test
  void theFractionItselfIsExclusive() {
    double u = new SubjectHash(12345, "split").unit("1_100");

    assertThat(new TrainingSplit(12345, u).training("1_100")).isFalse();
    assertThat(new TrainingSplit(12345, Math.nextUp(u)).training("1_100")).isTrue();
  }

  @Test
  void aFractionOfOneTrainsEverySubject() {
    assertThat(new TrainingSplit(1, 1).training("1_102")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.0000001, Double.NaN})
  void refusesAFractionThatIsNone(double fraction) {
    assertThatThrownBy(() -> new TrainingSplit(1, fraction)).isInstanceOf(InputException.class);
  }

  @Test
  void ofTablesEveryRowOfTheOneAtHandTrains() {
    assertThat(TrainingSplit.byTables(12345).training("1_1")).isTrue();
    assertThat(TrainingSplit.byTables(12345).training(new byte[] {'a'}, 0, 1)).isTrue();
  }

  @Test
  void aSubjectCannotSayWhatAColumnDoes() {
    assertThatThrownBy(() -> TrainingSplit.byColumn(12345, "set").training("1_1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'set'");
  }

  @Test
  void aGivenSplitTravels() throws IOException {
    TrainingSplit column = TrainingSplit.byColumn(7, "ä set");
    TrainingSplit tables = TrainingSplit.byTables(7);
    for (TrainingSplit split : List.of(column, tables)) {
      DataOutputBuffer out = new DataOutputBuffer();
      split.write(out);
      DataInputBuffer in = new DataInputBuffer();
      in.reset(out.getData(), out.getLength());
      assertThat(TrainingSplit.read(in)).isEqualTo(split).hasSameHashCodeAs(split);
      assertThat(in.read()).as("bytes left").isEqualTo(-1);
    }
    assertThat(tables).isNotEqualTo(new TrainingSplit(7, 1)).isNotEqualTo(column);
    assertThat(column).isNotEqualTo(TrainingSplit.byColumn(7, "set"));
  }

  @Test
  void travels() throws IOException {
    DataOutputBuffer out = new DataOutputBuffer();
    SPLIT.write(out);
    DataInputBuffer in = new DataInputBuffer();
    in.reset(out.getData(), out.getLength());

    assertThat(TrainingSplit.read(in)).isEqualTo(SPLIT).hasSameHashCodeAs(SPLIT);
    assertThat(SPLIT).isNotEqualTo(new TrainingSplit(12345, 0.8));
    assertThat(SPLIT).isNotEqualTo(new TrainingSplit(12346, 0.7));
  }
}
