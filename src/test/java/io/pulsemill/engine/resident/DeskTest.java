package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.timing.TestTicker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A desk of member 1, to whom 3 and 4 come. */
class DeskTest {
  private static final long VIEW = 7;
  private static final long NEXT_VIEW = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Request REQUEST = Request.scores(5, new byte[0]);
  private static final Request ELSEWHERE = Request.of(Request.Kind.RETURN, 0);

  private final TestTicker ticker = new TestTicker();
  private final Desk desk = new Desk(1, PATIENCE, (answer, view) -> ELSEWHERE, ticker);
  private final List<Request> replies = new ArrayList<>();

  @BeforeEach
  void open() {
    desk.open(VIEW, callers());
  }

  @Test
  void theSumsOfAllAreAdded() throws IOException {
    desk.pose(REQUEST);
    desk.bring(answer(1, 1));
    desk.bring(answer(3, 10));
    assertThat(desk.complete()).isFalse();
    desk.bring(answer(4, 100));
    assertThat(desk.complete()).isTrue();
    assertThat(sum()).isEqualTo(111);
  }

  @Test
  void anAnswerOfAnotherViewDoesNotCountAndItsMemberGoesElsewhere() throws IOException {
    desk.pose(REQUEST);
    desk.exchange(answer(3, 10).in(NEXT_VIEW), replies::add);
    assertThat(desk.total()).isNull();
    assertThat(replies).containsExactly(ELSEWHERE);
  }

  @Test
  void anAnswerOfWhoIsNotToComeHereDoesNotCount() throws IOException {
    desk.pose(REQUEST);
    desk.exchange(answer(5, 10), replies::add);
    assertThat(desk.total()).isNull();
    assertThat(replies).containsExactly(ELSEWHERE);
  }

  @Test
  void anAnswerCountsOnce() throws IOException {
    desk.pose(REQUEST);
    desk.bring(answer(3, 10));
    desk.bring(answer(3, 10));
    assertThat(sum()).isEqualTo(10);
    assertThat(desk.complete()).isFalse();
  }

  @Test
  void theOwnAnswerStaysAsItWas() throws IOException {
    Answer own = answer(1, 1);
    desk.pose(REQUEST);
    desk.bring(own);
    desk.bring(answer(3, 10));
    assertThat(own.sum()).isEqualTo(answer(1, 1).sum());
  }

  @Test
  void nothingOfBeforeCountsOnceItIsOpenedAnew() throws IOException {
    desk.pose(REQUEST);
    desk.bring(answer(3, 10));
    desk.open(NEXT_VIEW, callers());
    desk.pose(REQUEST);
    assertThat(desk.total()).isNull();
    desk.bring(answer(4, 100)); // of before, and late
    assertThat(desk.total()).isNull();
    desk.bring(answer(3, 1000).in(NEXT_VIEW));
    assertThat(sum()).isEqualTo(1000);
  }

  @Test
  void nobodyIsAskedWhatWasAskedBeforeItWasOpenedAnew() throws IOException {
    desk.pose(REQUEST);
    desk.open(NEXT_VIEW, callers());
    desk.exchange(ready(3).in(NEXT_VIEW), replies::add);
    assertThat(replies).isEmpty();
    desk.pose(REQUEST);
    assertThat(replies).containsExactly(REQUEST);
  }

  @Test
  void whoWaitsInAnEarlierViewGoesElsewhereAtOnce() throws IOException {
    desk.exchange(ready(3), replies::add);
    assertThat(replies).isEmpty();
    desk.open(NEXT_VIEW, callers());
    assertThat(replies).containsExactly(ELSEWHERE);
  }

  @Test
  void askedAgainWhatHasBeenAskedItKeepsItsSum() throws IOException {
    desk.pose(REQUEST);
    desk.bring(answer(3, 10));
    desk.pose(Request.scores(5, new byte[0]));
    assertThat(sum()).isEqualTo(10);
  }

  @Test
  void askedSomethingElseItForgetsItsSum() throws IOException {
    desk.pose(REQUEST);
    desk.bring(answer(3, 10));
    desk.pose(Request.scores(6, new byte[0]));
    assertThat(desk.total()).isNull();
  }

  @Test
  void whoWaitsTooLongIsToAskAgainInTheOrderOfArrival() throws IOException {
    List<Request> later = new ArrayList<>();
    desk.exchange(ready(3), replies::add);
    ticker.move(PATIENCE.minusMillis(1));
    desk.exchange(ready(4), later::add);
    ticker.move(1);
    desk.expire();
    assertThat(replies).extracting(Request::kind).containsExactly(Request.Kind.WAIT);
    assertThat(later).isEmpty();
    ticker.move(PATIENCE);
    desk.expire();
    assertThat(later).extracting(Request::kind).containsExactly(Request.Kind.WAIT);
  }

  @Test
  void allAreToldTheEnd() throws IOException {
    Request end = Request.of(Request.Kind.END, Long.MAX_VALUE);
    BitSet children = callers();
    children.clear(1);
    desk.open(VIEW, children);
    desk.exchange(ready(3), replies::add);
    desk.pose(end);
    assertThat(desk.allTold()).isFalse();
    desk.exchange(ready(4).in(NEXT_VIEW), replies::add); // wherever it believes to be
    assertThat(replies).containsExactly(end, end);
    assertThat(desk.allTold()).isTrue();
  }

  private long sum() {
    return SkippedRows.of(desk.total());
  }

  private static BitSet callers() {
    BitSet callers = new BitSet();
    callers.set(1);
    callers.set(3);
    callers.set(4);
    return callers;
  }

  private static Answer ready(int member) {
    return Answer.ready(member, true).in(VIEW);
  }

  private static Answer answer(int member, long value) {
    return SkippedRows.answer(REQUEST, member, value).in(VIEW);
  }
}
