package io.pulsemill.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.InputException;
import io.pulsemill.fault.FirstContact.Problem;
import io.pulsemill.timing.TestTicker;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class FirstContactTest {
  private final TestTicker ticker = new TestTicker();
  private final List<String> notices = new ArrayList<>();
  private int calls;

  @Test
  void aServerThatServesIsAskedOnce() throws IOException {
    contact().make("a", "reads", "mend it", new Configuration(false), hasty -> answer(0, null));
    contact().make("a", "reads", "mend it", new Configuration(false), hasty -> answer(0, null));
    assertThat(calls).isOne();
    assertThat(notices).isEmpty();
  }

  @Test
  void itIsAskedAnewWhetherItDoesSomethingElse() throws IOException {
    contact().make("b", "reads", "mend it", new Configuration(false), hasty -> answer(0, null));
    contact().make("b", "writes", "mend it", new Configuration(false), hasty -> answer(0, null));
    assertThat(calls).isEqualTo(2);
  }

  @Test
  void oneThatServesLaterIsWaitedFor() throws IOException {
    Problem problem = new Problem("is in safe mode", "end it");
    contact().make("c", "reads", "mend it", new Configuration(false), hasty -> answer(5, problem));
    assertThat(calls).isEqualTo(6);
    assertThat(notices).containsExactly("c is in safe mode; waiting for it for at most 20 s");
  }

  @Test
  void oneThatNeverDoesEndsTheRun() {
    Problem problem = new Problem("is in safe mode", "end it");
    assertThatThrownBy(
            () ->
                contact()
                    .make(
                        "d",
                        "reads",
                        "mend it",
                        new Configuration(false),
                        hasty -> answer(Integer.MAX_VALUE, problem)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            "d is in safe mode; waited 20 s for it; end it, and run the same command again");
    assertThat(notices).hasSize(1);
    assertThat(calls).isLessThan(40);
  }

  @Test
  void oneThatRefusesIsSaidToNotAnswer() {
    assertThatThrownBy(
            () ->
                contact()
                    .make(
                        "e",
                        "reads",
                        "mend it",
                        new Configuration(false),
                        hasty -> {
                          ticker.move(Duration.ofSeconds(1));
                          throw (IOException)
                              new ConnectException("Call From a to b failed")
                                  .initCause(new ConnectException("Connection refused"));
                        }))
        .hasMessageStartingWith(
            "e does not answer (Connection refused); waited 20 s for it; mend it");
  }

  /** A second passes with each call; the first calls have a problem. */
  private Optional<Problem> answer(int problems, Problem problem) {
    ticker.move(Duration.ofSeconds(1));
    return calls++ < problems ? Optional.of(problem) : Optional.empty();
  }

  private FirstContact contact() {
    return new FirstContact(ticker, Duration.ZERO, notices::add);
  }
}
