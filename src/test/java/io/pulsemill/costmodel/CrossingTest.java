package io.pulsemill.costmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.optimize.OptimizerKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where one engine overtakes another. */
class CrossingTest {
  @Test
  void linesMeetWhereArithmeticSays() {
    // 1 + 2e-5 n against 10 + 1e-5 n: equal at 900,000
    assertThat(Crossing.predicted(n -> 1 + 2e-5 * n - (10 + 1e-5 * n))).isEqualTo(900_001);
  }

  @Test
  void whatIsNeverFasterHasNone() {
    assertThat(Crossing.predicted(n -> -1.0)).isNull();
  }

  @Test
  void whatIsFasterFromTheStartIsSoFromTheLeastRows() {
    assertThat(Crossing.predicted(n -> 1.0)).isEqualTo(Crossing.LEAST_ROWS);
  }

  @Test
  void mediansThatCrossAreMeasured() {
    // leads −2 and +2: half way between 1,500 and 150,000 on a logarithmic axis
    assertThat(
            Crossing.measured(
                List.of(local(1_500, 1), local(150_000, 9)),
                List.of(resident(1_500, 3), resident(150_000, 7))))
        .isEqualTo(15_000);
    assertThat(
            Crossing.measured(
                List.of(local(1_500, 1), local(150_000, 2)),
                List.of(resident(1_500, 3), resident(150_000, 7))))
        .isNull();
  }

  private static MeasuredRun local(long rows, double seconds) {
    return SyntheticRuns.run(EngineKind.LOCAL, OptimizerKind.NEWTON, rows, 2, seconds);
  }

  private static MeasuredRun resident(long rows, double seconds) {
    return SyntheticRuns.run(EngineKind.RESIDENT, OptimizerKind.NEWTON, rows, 2, seconds);
  }
}
