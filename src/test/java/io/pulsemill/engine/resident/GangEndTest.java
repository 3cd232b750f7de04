package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.timing.TestTicker;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a gang ends, well or not. */
@Timeout(60)
class GangEndTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration NONE = Duration.ZERO;
  private static final Request REQUEST = Request.scores(5, new byte[0]);

  private final TestTicker ticker = new TestTicker();

  @Test
  void theEndReachesAllAndIsNotAwaitedLonger() throws IOException {
    Gang gang = joined(LONG, LONG);
    CompletableFuture<Request> waiting =
        Threads.start(() -> new DirectLink(gang).exchange(ready(0)));
    CompletableFuture<Void> end =
        Threads.start(
            () -> {
              gang.end(LONG.multipliedBy(10));
              return null;
            });
    assertThat(waiting.join().kind()).isEqualTo(Request.Kind.END);
    assertThat(end).isNotDone();
    assertThat(new DirectLink(gang).exchange(ready(1)).kind()).isEqualTo(Request.Kind.END);
    end.join();
  }

  @Test
  void theEndReachesAMemberThatReads() throws IOException {
    Gang gang = joined(LONG, LONG);
    gang.end(NONE);
    assertThat(new DirectLink(gang).exchange(Answer.joined(1, null)).kind())
        .isEqualTo(Request.Kind.END);
  }

  @Test
  void theEndDoesNotWaitForeverForWhoIsGone() throws IOException {
    Gang gang = gang(LONG, LONG, Ticker.SYSTEM);
    new DirectLink(gang).exchange(Answer.joined(0, null));
    gang.end(Duration.ofMillis(50));
  }

  @Test
  void aGangIsLostWhereOneNeverJoins() throws IOException {
    Gang gang = gang(Duration.ofSeconds(30), LONG, ticker);
    new DirectLink(gang).exchange(Answer.joined(1, null));
    assertThatThrownBy(() -> gang.awaitAll(() -> ticker.move(Duration.ofSeconds(31))))
        .isInstanceOf(GangLostException.class)
        .hasMessage("only 1 of 2 tasks started within 30 s");
  }

  @Test
  void aGangIsLostWhereOneFallsSilent() throws IOException {
    Gang gang = joined(LONG, Duration.ofSeconds(90));
    Gang.Idle time =
        () -> {
          ticker.move(Duration.ofSeconds(45));
          gang.alive(1);
        };
    assertThatThrownBy(() -> gang.ask(REQUEST, time))
        .isInstanceOf(GangLostException.class)
        .hasMessage("task 0 (of 2) was lost and did not return within 90 s");
  }

  @Test
  void aGangIsLostWhereOneGivesUp() throws IOException {
    Gang gang = joined(LONG, LONG);
    assertThatThrownBy(() -> gang.ask(REQUEST, () -> gang.giveUp(1, "cannot hold its rows")))
        .isInstanceOf(GangLostException.class)
        .hasMessage("task 1 cannot hold its rows");
  }

  @Test
  void aMemberThatSaysItIsAtWorkIsNotSilent() throws IOException {
    Gang gang = joined(LONG, LONG);
    Duration moment = Duration.ofSeconds(15);
    ticker.move(moment.plusMillis(1));
    gang.alive(0);
    assertThat(gang.silent(moment)).hasValue(1);
  }

  @Test
  void aMemberThatNeverCameIsNotSilent() {
    assertThat(gang(LONG, LONG, ticker).silent(NONE)).isEmpty();
  }

  private static Gang gang(Duration toForm, Duration toReturn, Ticker ticker) {
    return new Gang(2, new GangTimes(toForm, toReturn, LONG), 0, request -> Tree.STAR, ticker);
  }

  private static Answer ready(int member) {
    return Answer.ready(member, true);
  }

  private Gang joined(Duration toForm, Duration toReturn) throws IOException {
    Gang gang = gang(toForm, toReturn, ticker);
    new DirectLink(gang).exchange(Answer.joined(0, null));
    new DirectLink(gang).exchange(Answer.joined(1, null));
    return gang;
  }
}
