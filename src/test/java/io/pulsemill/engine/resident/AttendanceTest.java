package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.timing.TestTicker;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttendanceTest {
  private static final Duration TO_FORM = Duration.ofSeconds(30);
  private static final Duration TO_RETURN = Duration.ofSeconds(90);

  private final TestTicker ticker = new TestTicker();
  private final Attendance attendance = new Attendance(3, TO_FORM, TO_RETURN, ticker);

  @Test
  void isCompleteWhenAllHaveCome() throws IOException {
    attendance.hear(2);
    attendance.hear(0);
    attendance.hear(0);
    assertThat(attendance.complete()).isFalse();
    attendance.hear(1);
    assertThat(attendance.complete()).isTrue();
  }

  @Test
  void whoHasNotComeIsWaitedForUntilTheTimeToFormIsOver() throws IOException {
    attendance.hear(0);
    attendance.hear(2);
    ticker.move(TO_FORM);
    assertThatCode(attendance::check).doesNotThrowAnyException();
    ticker.move(1);
    assertThatThrownBy(attendance::check)
        .isInstanceOf(GangLostException.class)
        .hasMessage("only 2 of 3 tasks started within 30 s");
  }

  @Test
  void aSilentMemberIsWaitedForUntilTheTimeToReturnIsOver() throws IOException {
    all();
    ticker.move(TO_RETURN);
    attendance.hear(0);
    attendance.hear(2);
    assertThatCode(attendance::check).doesNotThrowAnyException();
    ticker.move(1);
    assertThatThrownBy(attendance::check)
        .isInstanceOf(GangLostException.class)
        .hasMessage("task 1 (of 3) was lost and did not return within 90 s");
  }

  @Test
  void aMemberThatIsBackInTimeIsNotLost() throws IOException {
    all();
    ticker.move(TO_RETURN);
    all();
    ticker.move(TO_RETURN);
    assertThatCode(attendance::check).doesNotThrowAnyException();
  }

  @Test
  void theFirstThatIsSilentForLongerIsNamed() throws IOException {
    attendance.hear(1);
    ticker.move(5000);
    attendance.hear(2);
    assertThat(attendance.silent(Duration.ofSeconds(5))).isEmpty();
    assertThat(attendance.silent(Duration.ofSeconds(4))).hasValue(1);
    attendance.hear(1);
    ticker.move(1000);
    attendance.hear(1);
    assertThat(attendance.silent(Duration.ofMillis(999))).hasValue(2); // 0 never came
  }

  @Test
  void whoGivesUpIsNotWaitedFor() throws IOException {
    all();
    attendance.giveUp(1, "cannot hold its rows");
    assertThatThrownBy(attendance::check)
        .isInstanceOf(GangLostException.class)
        .hasMessage("task 1 cannot hold its rows");
  }

  @Test
  void aMemberThatIsNoneIsRefused() {
    assertThatThrownBy(() -> attendance.hear(3)).hasMessage("Member: expected 0..2 but found 3");
    assertThatThrownBy(() -> attendance.hear(-1)).hasMessage("Member: expected 0..2 but found -1");
  }

  private void all() throws IOException {
    for (int member = 0; member < 3; member++) {
      attendance.hear(member);
    }
  }
}
