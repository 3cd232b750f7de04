package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.engine.RowPreparations;
import io.pulsemill.sums.SumWritable;
import io.pulsemill.timing.TestTicker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two members and who asks them; messages are brought while it waits, in a known order. */
@Timeout(60)
class GangTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Request REQUEST = Request.scores(5, new byte[0]);

  private final Answer first = SkippedRows.answer(REQUEST, 0, 1);
  private final Answer second = SkippedRows.answer(REQUEST, 1, 10);
  private final TestTicker ticker = new TestTicker();
  private final Gang gang =
      new Gang(2, new GangTimes(LONG, LONG, PATIENCE), 0, request -> Tree.STAR, ticker);

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
    exchange(Answer.joined(1, null));
    assertThatThrownBy(() -> gang.awaitAll(after(() -> {}))).isInstanceOf(StillWaiting.class);
    gang.awaitAll(after(() -> exchange(Answer.joined(0, null))));
  }

  @Test
  void aMemberWithANumberOfNobodyIsRefused() {
    assertThatThrownBy(() -> exchange(Answer.joined(2, null)))
        .hasMessage("Member: expected 0..1 but found 2");
  }

  @Test
  void aMemberAsksAgainWhereNothingIsAskedInTime() throws IOException {
    List<Request> replies = new ArrayList<>();
    gang.exchange(Answer.ready(0, true), replies::add);
    ticker.move(PATIENCE.minusMillis(1));
    gang.expire();
    assertThat(replies).isEmpty();
    ticker.move(1);
    gang.expire();
    gang.expire();
    assertThat(replies).extracting(Request::kind).containsExactly(Request.Kind.WAIT);
  }

  @Test
  void aWaitingMemberGetsTheRequestWhenItIsAsked() throws IOException {
    List<Request> replies = new ArrayList<>();
    gang.exchange(Answer.ready(0, true), replies::add);
    ask(() -> assertThat(replies).containsExactly(REQUEST), first, second);
  }

  @Test
  void whoAsksLooksAroundAlsoIfTheSumIsThereAtOnce() throws IOException {
    gang.exchange(Answer.ready(0, true), request -> bring(first));
    gang.exchange(Answer.ready(1, true), request -> bring(second));
    AtomicInteger looked = new AtomicInteger();
    gang.ask(REQUEST, looked::incrementAndGet);
    assertThat(looked).hasValue(1);
  }

  private void bring(Answer answer) {
    try {
      gang.exchange(answer, request -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aMemberThatHasYetToReadIsAskedNothing() throws IOException {
    ask(
        () -> assertThat(exchange(Answer.joined(0, null)).kind()).isEqualTo(Request.Kind.WAIT),
        first,
        second);
  }

  @Test
  void oneRequestGoesToAllAndTheirAnswersAreAdded() throws IOException {
    long sum =
        ask(
            () -> {
              assertThat(exchange(Answer.ready(0, true))).isSameAs(REQUEST);
              assertThat(exchange(Answer.ready(1, true))).isSameAs(REQUEST);
            },
            first,
            second);
    assertThat(sum).isEqualTo(11);
  }

  @Test
  void whoHasAnsweredIsNotAskedAgain() throws IOException {
    ask(() -> assertThat(exchange(first).kind()).isEqualTo(Request.Kind.WAIT), second);
  }

  @Test
  void anAnswerBroughtAgainCountsOnce() throws IOException {
    assertThat(ask(() -> {}, first, first, second)).isEqualTo(11);
  }

  @Test
  void anAnswerOfATwinCountsOnce() throws IOException {
    assertThat(ask(() -> {}, first, SkippedRows.answer(REQUEST, 0, 1), second)).isEqualTo(11);
  }

  @Test
  void anAnswerToAnEarlierStepDoesNotCount() throws IOException {
    Answer late = SkippedRows.answer(Request.scores(4, new byte[0]), 0, 100);
    assertStillWaiting(late, second);
    assertThat(ask(() -> {}, late, second, first)).isEqualTo(11);
  }

  @Test
  void anAnswerToALaterStepDoesNotCount() {
    assertStillWaiting(SkippedRows.answer(Request.scores(6, new byte[0]), 0, 100), second);
  }

  @Test
  void anAnswerOfAnotherKindDoesNotCount() {
    assertStillWaiting(SkippedRows.answer(Request.of(Request.Kind.STATISTICS, 5), 0, 100), second);
  }

  @Test
  void anAnswerBeforeTheRequestDoesNotCount() throws IOException {
    exchange(first);
    assertStillWaiting(second);
  }

  @Test
  void addingLeavesTheAnswersAsTheyWere() throws IOException {
    // The member of task 0 hands its own in, and says it again to whoever leads next.
    Answer own = SkippedRows.answer(REQUEST, 0, 1);
    ask(() -> {}, own, second);
    assertThat(own.sum()).isEqualTo(first.sum());
  }

  @Test
  void whoHasReadButNotPreparedItsRowsIsToldToFirst() throws IOException {
    RowPreparations rows = RowPreparations.of(SmallRun.rows());
    gang.prepare(rows);
    ask(
        () -> {
          assertThat(exchange(Answer.joined(0, null)).kind()).isEqualTo(Request.Kind.WAIT);
          Request first = exchange(Answer.ready(0, false));
          assertThat(first.kind()).isEqualTo(Request.Kind.PREPARE);
          assertThat(first.content()).isEqualTo(new Request.Prepare(rows));
          assertThat(exchange(Answer.ready(0, true))).isSameAs(REQUEST);
        },
        first,
        second);
  }

  /** What a member is asked next; to wait, where there is nothing yet. */
  private Request exchange(Answer answer) throws IOException {
    List<Request> replies = new ArrayList<>();
    gang.exchange(answer, replies::add);
    ticker.move(PATIENCE);
    gang.expire();
    return replies.get(0);
  }

  /** Asks; the answers come when {@code before} is done. */
  private long ask(Arrivals before, Answer... answers) throws IOException {
    SumWritable<?> sum =
        gang.ask(
            REQUEST,
            after(
                () -> {
                  before.arrive();
                  for (Answer answer : answers) {
                    exchange(answer);
                  }
                }));
    return SkippedRows.of(sum);
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
}
