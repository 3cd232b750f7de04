package io.pulsemill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseTimes;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTableTest {
  private final StageTable table = new StageTable();

  @Test
  void aStageIsALineOfRowsSecondsAndRowsPerSecond() {
    assertThat(table.add("train", 1_234_567, 2.5, PhaseTimes.ZERO))
        .hasToString("train               1,234,567       2.50        493,827");
  }

  @Test
  void theHeaderStandsAboveTheColumns() {
    assertThat(StageTable.header())
        .isEqualTo("stage                    rows    seconds    rows/second");
  }

  @Test
  void stagesStayInTheirOrder() {
    StageTable.Stage features = table.add("features", 10, 2, PhaseTimes.ZERO);
    StageTable.Stage evaluate = table.add("evaluate", 10, 1, PhaseTimes.ZERO);
    assertThat(table.stages()).containsExactly(features, evaluate);
  }

  @Test
  void aStageKeepsItsSecondsByPhase() {
    PhaseTimes parts = PhaseTimes.ZERO.plus(Phase.READ, 0.5);
    table.add("train", 10, 2, parts);
    assertThat(table.stages()).singleElement().returns(parts, StageTable.Stage::parts);
  }

  @Test
  void aStageByTheClockAloneHasNoSecondsByPhase() {
    table.add("train", 10, StageTable.start());
    assertThat(table.stages()).singleElement().returns(PhaseTimes.ZERO, StageTable.Stage::parts);
  }

  @Test
  void whoAsksForTheStagesCannotChangeThem() {
    StageTable.Stage stage = table.add("train", 10, 2, PhaseTimes.ZERO);
    List<StageTable.Stage> stages = table.stages();
    assertThatThrownBy(() -> stages.add(stage)).isInstanceOf(UnsupportedOperationException.class);
  }
}
