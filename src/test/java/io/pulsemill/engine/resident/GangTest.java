package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.engine.RowPreparations;
import io.pulsemill.metrics.Scores;
import io.pulsemill.sums.ScoresWritable;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two members and who asks them; messages are brought while it waits, in a known order. */
@Timeout(60)
class GangTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration NONE = Duration.ZERO;
  private static final Request REQUEST = Request.scores(5, new byte[0]);
  private static final Answer FIRST = answer(REQUEST, 0, 1);
  private static final Answer SECOND = answer(REQUEST, 1, 10);

  private final Gang gang = new Gang(2, LONG, LONG, Ticker.SYSTEM);

  /** What arrives while somebody waits. */
  private interface Arrivals {
    void arrive() throws IOException;
  }

  /** It still waits, after all that was to arrive. */
  private static final class StillWaiting extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aGangIsCompleteWhenTheLastHasJoined() throws IOException {
    exchange(Answer.joined(1));
    assertThatThrownBy(() -> gang.awaitAll(after(() -> {}))).isInstanceOf(StillWaiting.class);
    gang.awaitAll(after(() -> exchange(Answer.joined(0))));
  }

  @Test
  void aMemberWithANumberOfNobodyIsRefused() {
    assertThatThrownBy(() -> exchange(Answer.joined(2)))
        .hasMessage("Member: expected 0..1 but found 2");
  }

  @Test
  void aMemberWaitsWhereNothingIsAskedInTime() throws IOException {
    assertThat(exchange(Answer.ready(0, true)).kind()).isEqualTo(Request.Kind.WAIT);
  }

  @Test
  void aWaitingMemberGetsTheRequestWhenItIsAsked() throws IOException {
    CompletableFuture<Request> waiting =
        Threads.start(() -> gang.exchange(Answer.ready(0, true), LONG));
    ask(() -> assertThat(waiting.join()).isSameAs(REQUEST), FIRST, SECOND);
  }

  @Test
  void aMemberThatHasYetToReadIsAskedNothing() throws IOException {
    ask(
        () -> assertThat(exchange(Answer.joined(0)).kind()).isEqualTo(Request.Kind.WAIT),
        FIRST,
        SECOND);
  }

  @Test
  void oneRequestGoesToAllAndTheirAnswersAreAdded() throws IOException {
    long sum =
        ask(
            () -> {
              assertThat(exchange(Answer.ready(0, true))).isSameAs(REQUEST);
              assertThat(exchange(Answer.ready(1, true))).isSameAs(REQUEST);
            },
            FIRST,
            SECOND);
    assertThat(sum).isEqualTo(11);
  }

  @Test
  void whoHasAnsweredIsNotAskedAgain() throws IOException {
    ask(() -> assertThat(exchange(FIRST).kind()).isEqualTo(Request.Kind.WAIT), SECOND);
  }

  @Test
  void anAnswerBroughtAgainCountsOnce() throws IOException {
    assertThat(ask(() -> {}, FIRST, FIRST, SECOND)).isEqualTo(11);
  }

  @Test
  void anAnswerOfATwinCountsOnce() throws IOException {
    assertThat(ask(() -> {}, FIRST, answer(REQUEST, 0, 1), SECOND)).isEqualTo(11);
  }

  @Test
  void anAnswerToAnEarlierStepDoesNotCount() throws IOException {
    Answer late = answer(Request.scores(4, new byte[0]), 0, 100);
    assertStillWaiting(late, SECOND);
    assertThat(ask(() -> {}, late, SECOND, FIRST)).isEqualTo(11);
  }

  @Test
  void anAnswerToALaterStepDoesNotCount() {
    assertStillWaiting(answer(Request.scores(6, new byte[0]), 0, 100), SECOND);
  }

  @Test
  void anAnswerOfAnotherKindDoesNotCount() {
    assertStillWaiting(answer(Request.of(Request.Kind.STATISTICS, 5), 0, 100), SECOND);
  }

  @Test
  void anAnswerBeforeTheRequestDoesNotCount() throws IOException {
    exchange(FIRST);
    assertStillWaiting(SECOND);
  }

  @Test
  void addingLeavesTheAnswersAsTheyWere() throws IOException {
    // The member of task 0 hands its own in, and says it again to whoever leads next.
    Answer own = answer(REQUEST, 0, 1);
    ask(() -> {}, own, SECOND);
    assertThat(own.sum()).isEqualTo(FIRST.sum());
  }

  @Test
  void whoHasReadButNotPreparedItsRowsIsToldToFirst() throws IOException {
    RowPreparations rows = RowPreparations.of(SmallRun.rows());
    gang.prepare(rows);
    ask(
        () -> {
          assertThat(exchange(Answer.joined(0)).kind()).isEqualTo(Request.Kind.WAIT);
          Request first = exchange(Answer.ready(0, false));
          assertThat(first.kind()).isEqualTo(Request.Kind.PREPARE);
          assertThat(first.content()).isEqualTo(new Request.Prepare(rows));
          assertThat(exchange(Answer.ready(0, true))).isSameAs(REQUEST);
        },
        FIRST,
        SECOND);
  }

  private Request exchange(Answer answer) throws IOException {
    return gang.exchange(answer, NONE);
  }

  /** Asks; the answers come when {@code before} is done. */
  private long ask(Arrivals before, Answer... answers) throws IOException {
    ScoresWritable sum =
        (ScoresWritable)
            gang.ask(
                REQUEST,
                after(
                    () -> {
                      before.arrive();
                      for (Answer answer : answers) {
                        exchange(answer);
                      }
                    }));
    return sum.get().skipped().get(Scores.MISSING_VALUE);
  }

  private void assertStillWaiting(Answer... answers) {
    assertThatThrownBy(() -> ask(() -> {}, answers)).isInstanceOf(StillWaiting.class);
  }

  private static Gang.Idle after(Arrivals arrivals) {
    return new Gang.Idle() {
      private boolean arrived;

      @Override
      public void check() throws IOException {
        if (arrived) {
          throw new StillWaiting();
        }
        arrived = true;
        arrivals.arrive();
      }
    };
  }

  private static Answer answer(Request request, int member, long value) {
    Scores scores = new Scores(2);
    scores.skip(Scores.MISSING_VALUE, value);
    ScoresWritable coat = new ScoresWritable();
    coat.set(scores);
    return Answer.to(request, member, true, coat);
  }
}
