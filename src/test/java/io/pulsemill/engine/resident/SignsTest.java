package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.timing.TestTicker;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignsTest {
  private static final int STEP = 10;

  private final TestTicker ticker = new TestTicker();

  @Test
  void oneIsDueOncePerIntervalAtTheSameMoment() {
    Signs signs = new Signs(100, Duration.ofSeconds(2), ticker);
    int due = 0;
    int first = -1;
    for (int millis = 0; millis < 20_000; millis += STEP) {
      if (signs.due()) {
        first = first < 0 ? millis : first;
        assertThat((millis - first) % 2000).isZero();
        due++;
      }
      ticker.move(STEP);
    }
    assertThat(due).isEqualTo(10);
  }

  @Test
  void whoIsLateKeepsItsMoment() {
    Signs signs = new Signs(0, Duration.ofSeconds(2), ticker);
    ticker.move(5500);
    assertThat(signs.due()).isTrue();
    assertThat(signs.due()).isFalse();
    assertThat(signs.secondsLeft()).isBetween(0.4, 0.6);
    ticker.move(600);
    assertThat(signs.secondsLeft()).isZero();
    assertThat(signs.due()).isTrue();
  }

  @Test
  void membersHaveMomentsOfTheirOwn() {
    Set<Double> moments = new HashSet<>();
    for (int member = 0; member < 1000; member++) {
      moments.add(new Signs(member, Duration.ofSeconds(2), ticker).secondsLeft());
    }
    assertThat(moments).hasSize(1000);
  }
}
