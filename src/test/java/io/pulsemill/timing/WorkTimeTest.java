package io.pulsemill.timing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkTimeTest {
  private final TestTicker ticker = new TestTicker();
  private final WorkTime time = new WorkTime(ticker);

  @Test
  void eachKindOfWorkBeginsWhereTheLastOneEnded() {
    long start = time.start();
    ticker.move(2000);
    start = time.read(start);
    ticker.move(500);
    start = time.decode(start);
    ticker.move(125);
    time.compute(start);
    assertTimes(2, 0.5, 0.125);
  }

  @Test
  void threadsAddUp() {
    long one = time.start();
    ticker.move(1000);
    long other = time.start();
    ticker.move(1000);
    time.compute(one);
    time.compute(other);
    assertTimes(0, 0, 3);
  }

  @Test
  void timeBetweenTwoPiecesOfWorkBelongsToNone() {
    time.read(time.start());
    ticker.move(1000);
    long start = time.start();
    ticker.move(250);
    time.read(start);
    assertTimes(0.25, 0, 0);
  }

  private void assertTimes(double read, double decode, double compute) {
    PhaseTimes found = time.breakdown();
    assertThat(found.of(Phase.READ)).isEqualTo(read);
    assertThat(found.of(Phase.DECODE)).isEqualTo(decode);
    assertThat(found.of(Phase.COMPUTE)).isEqualTo(compute);
    assertThat(found.total()).isEqualTo(read + decode + compute);
  }
}
