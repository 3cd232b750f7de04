package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a gang ends, well or not. */
@Timeout(60)
class GangEndTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration NONE = Duration.ZERO;
  private static final Request REQUEST = Request.scores(5, new byte[0]);

  @Test
  void theEndReachesAllAndIsNotAwaitedLonger() throws IOException {
    Gang gang = joined(LONG, LONG);
    CompletableFuture<Request> waiting = Threads.start(() -> gang.exchange(ready(0), LONG));
    CompletableFuture<Void> end =
        Threads.start(
            () -> {
              gang.end(LONG.multipliedBy(10));
              return null;
            });
    assertThat(waiting.join().kind()).isEqualTo(Request.Kind.END);
    assertThat(end).isNotDone();
    assertThat(gang.exchange(ready(1), LONG).kind()).isEqualTo(Request.Kind.END);
    end.join();
  }

  @Test
  void theEndReachesAMemberThatReads() throws IOException {
    Gang gang = joined(LONG, LONG);
    gang.end(NONE);
    assertThat(gang.exchange(Answer.joined(1), LONG).kind()).isEqualTo(Request.Kind.END);
  }

  @Test
  void theEndDoesNotWaitForeverForWhoIsGone() throws IOException {
    joined(LONG, LONG).end(Duration.ofMillis(50));
  }

  @Test
  void aGangIsLostWhereOneNeverJoins() throws IOException {
    Gang gang = new Gang(2, NONE, LONG);
    gang.exchange(Answer.joined(1), NONE);
    assertThatThrownBy(() -> gang.awaitAll(() -> {}))
        .isInstanceOf(GangLostException.class)
        .hasMessage("only 1 of 2 tasks started within 0 s");
  }

  @Test
  void aGangIsLostWhereOneFallsSilent() throws IOException {
    Gang gang = joined(LONG, Duration.ofMillis(1));
    assertThatThrownBy(() -> gang.ask(REQUEST, () -> gang.alive(1)))
        .isInstanceOf(GangLostException.class)
        .hasMessageContaining("(of 2) was lost and did not return within 0 s");
  }

  @Test
  void aGangIsLostWhereOneGivesUp() throws IOException {
    Gang gang = joined(LONG, LONG);
    assertThatThrownBy(() -> gang.ask(REQUEST, () -> gang.giveUp(1, "cannot hold its rows")))
        .isInstanceOf(GangLostException.class)
        .hasMessage("task 1 cannot hold its rows");
  }

  @Test
  void aMemberThatSaysItIsAtWorkIsNotSilent() throws Exception {
    Gang gang = joined(LONG, LONG);
    Duration moment = Duration.ofMillis(20);
    Thread.sleep(2 * moment.toMillis());
    OptionalInt silent;
    do { // until the word and the look happen to be within a moment
      gang.alive(0);
      silent = gang.silent(moment);
    } while (silent.equals(OptionalInt.of(0)));
    assertThat(silent).hasValue(1);
  }

  @Test
  void aMemberThatNeverCameIsNotSilent() {
    assertThat(new Gang(2, LONG, LONG).silent(NONE)).isEmpty();
  }

  private static Answer ready(int member) {
    return Answer.ready(member, true);
  }

  private static Gang joined(Duration toForm, Duration toReturn) throws IOException {
    Gang gang = new Gang(2, toForm, toReturn);
    gang.exchange(Answer.joined(0), NONE);
    gang.exchange(Answer.joined(1), NONE);
    return gang;
  }
}
