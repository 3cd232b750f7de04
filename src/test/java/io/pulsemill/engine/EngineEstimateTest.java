package io.pulsemill.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Which engine an estimate speaks for. */
class EngineEstimateTest {
  private static final int LIMIT = 100;

  @Test
  void aMillionRowsAreReckonedByHand() {
    EngineEstimate estimate = newton(1_000_000);
    // 8 values a row: 2.48 s to read, 0.248 s a pass, 5 passes
    assertThat(estimate.local(2, true)).isCloseTo(2 + (2.48 + 1.24) / 2, within(1e-9));
    assertThat(estimate.local(2, false)).isCloseTo(2 + (6 * 2.48 + 1.24) / 2, within(1e-9));
    assertThat(estimate.jobs(2, true)).isCloseTo(5 * (5.5 + 2.728 / 2), within(1e-9));
    assertThat(estimate.jobs(2, false)).isCloseTo(6 * (5.5 + 2.728 / 2), within(1e-9));
    assertThat(estimate.resident(2)).isCloseTo(15 + 1.24 + 5 * (0.03 + 0.124), within(1e-9));
  }

  @Test
  void fewRowsAreForOneJvm() {
    EngineEstimate estimate = newton(150_000);
    assertThat(estimate.local(2, true)).isLessThan(estimate.resident(4));
    assertThat(estimate.resident(4)).isLessThan(estimate.jobs(4, true));
  }

  @Test
  void rowsBeyondAnyJvmAreForTasksThatStay() {
    EngineEstimate estimate = newton(1_000_000_000);
    assertThat(estimate.resident(100)).isLessThan(estimate.jobs(100, true));
    assertThat(estimate.jobs(100, true)).isLessThan(estimate.local(4, false));
  }

  @Test
  void manyPassesSpeakAgainstJobs() {
    EngineEstimate lbfgs = new EngineEstimate(150_000, 7, OptimizerChoice.LBFGS, LIMIT);
    assertThat(lbfgs.jobs(4, true)).isGreaterThan(20 * lbfgs.resident(4));
  }

  @Test
  void aSinglePassIsNotWorthAResidentJob() {
    EngineEstimate one = new EngineEstimate(10_000_000, 7, OptimizerChoice.NEWTON, 0);
    assertThat(one.jobs(10, true)).isLessThan(one.resident(10));
  }

  private static EngineEstimate newton(long rows) {
    return new EngineEstimate(rows, 7, OptimizerChoice.AUTO, LIMIT);
  }
}
