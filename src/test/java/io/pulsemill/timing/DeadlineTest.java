package io.pulsemill.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private static final Duration WAIT = Duration.ofMillis(1500);
  private static final Duration NANOSECOND = Duration.ofNanos(1);

  private final TestTicker ticker = new TestTicker();

  @Test
  void hasNotPassedUntilAllOfTheTimeIsGone() {
    Deadline deadline = Deadline.after(ticker, WAIT);
    assertThat(deadline.passed()).isFalse();
    ticker.move(WAIT.minus(NANOSECOND));
    assertThat(deadline.passed()).isFalse();
    ticker.move(NANOSECOND);
    assertThat(deadline.passed()).isTrue();
  }

  @Test
  void staysPassed() {
    Deadline deadline = Deadline.after(ticker, WAIT);
    ticker.move(Duration.ofDays(365));
    assertThat(deadline.passed()).isTrue();
  }

  @Test
  void whatRemainsShrinksToZeroAndNotBelow() {
    Deadline deadline = Deadline.after(ticker, WAIT);
    assertThat(deadline.remaining()).isEqualTo(WAIT);
    ticker.move(1000);
    assertThat(deadline.remaining()).isEqualTo(Duration.ofMillis(500));
    ticker.move(1000);
    assertThat(deadline.remaining()).isZero();
  }

  @Test
  void noTimeHasPassedAtOnce() {
    assertThat(Deadline.after(ticker, Duration.ZERO).passed()).isTrue();
    assertThat(Deadline.after(ticker, WAIT.negated()).passed()).isTrue();
    assertThat(Deadline.after(ticker, WAIT.negated()).remaining()).isZero();
  }

  @Test
  void theTickerOfTheJvmRunsByItself() {
    long before = System.nanoTime();
    long read = Ticker.SYSTEM.nanos();
    assertThat(read - before).isBetween(0L, System.nanoTime() - before);
  }
}
