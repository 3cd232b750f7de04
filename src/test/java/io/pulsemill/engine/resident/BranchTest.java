package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulsemill.sums.SumWritable;
import io.pulsemill.timing.TestTicker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The branch of member 1, which gets a place with the children 3 and 4. */
@Timeout(60)
class BranchTest {
  private static final long VIEW = 7;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Request REQUEST = Request.scores(5, new byte[0]);

  private final TestTicker ticker = new TestTicker();
  private final Branch branch = new Branch(1, PATIENCE, ticker);
  private final List<Request> replies = new ArrayList<>();

  @Test
  void withoutAPlaceItKeepsItsCallersWaiting() throws IOException {
    branch.exchange(ready(3), replies::add);
    assertThat(replies).isEmpty();
    branch.take(place(VIEW));
    assertThat(replies).isEmpty();
    branch.pose(REQUEST);
    assertThat(replies).containsExactly(REQUEST);
  }

  @Test
  void whoWaitsTooLongIsToAskAgain() throws IOException {
    branch.exchange(ready(3), replies::add);
    ticker.move(PATIENCE.minusMillis(1));
    branch.expire();
    assertThat(replies).isEmpty();
    ticker.move(1);
    branch.expire();
    assertThat(replies).extracting(Request::kind).containsExactly(Request.Kind.WAIT);
  }

  @Test
  void whoIsInAnEarlierViewReturnsToTask0() throws IOException {
    branch.take(place(VIEW));
    branch.exchange(ready(3).in(VIEW - 1), replies::add);
    branch.exchange(ready(4), replies::add);
    branch.take(place(VIEW + 1)); // where 4 waits in the earlier one
    assertThat(replies)
        .extracting(Request::kind)
        .containsExactly(Request.Kind.RETURN, Request.Kind.RETURN);
  }

  @Test
  void whoIsAheadWaitsForItsParentToFollow() throws IOException {
    branch.take(place(VIEW));
    branch.pose(REQUEST);
    branch.exchange(ready(3).in(VIEW + 1), replies::add);
    assertThat(replies).isEmpty();
    branch.take(place(VIEW + 1));
    branch.pose(REQUEST);
    assertThat(replies).containsExactly(REQUEST);
  }

  @Test
  void itsSumIsThatOfItsChildrenAndItsOwn() throws IOException {
    branch.take(place(VIEW));
    branch.pose(REQUEST);
    branch.bring(answer(1, 1));
    CompletableFuture<SumWritable<?>> sum = Threads.start(() -> branch.awaitTotal(() -> true));
    branch.exchange(answer(3, 10), replies::add);
    assertThat(sum).isNotDone();
    branch.exchange(answer(4, 100), replies::add);
    assertThat(SkippedRows.of(sum.join())).isEqualTo(111);
  }

  @Test
  void itEndsItsWaitWhenItIsNotToStay() throws IOException {
    branch.take(place(VIEW));
    branch.pose(REQUEST);
    branch.exchange(answer(3, 10), replies::add);
    branch.bring(answer(1, 1));
    assertThat(branch.total()).isNull();
    assertThat(branch.awaitTotal(() -> false)).isNull();
  }

  @Test
  void theEndReachesItsChildrenAndIsAwaited() throws IOException {
    branch.take(place(VIEW));
    branch.exchange(ready(3), replies::add);
    CompletableFuture<Void> end = end();
    CompletableFuture<Request> waiting =
        Threads.start(() -> new DirectLink(branch).exchange(ready(4)));
    assertThat(waiting.join().kind()).isEqualTo(Request.Kind.END);
    end.join();
    assertThat(replies).extracting(Request::kind).containsExactly(Request.Kind.END);
  }

  @Test
  void theEndIsNotAwaitedForeverOfAChildThatIsGone() throws IOException {
    branch.take(place(VIEW));
    CompletableFuture<Void> end = end();
    new DirectLink(branch).exchange(ready(3)); // returns when the end is told
    assertThat(end).isNotDone();
    ticker.move(PATIENCE);
    end.join();
  }

  @Test
  void whatIsForTask0IsRefused() {
    assertThatThrownBy(() -> branch.alive(3)).hasMessage("Task 1: this call is for task 0");
    assertThatThrownBy(() -> branch.giveUp(3, "cannot"))
        .hasMessage("Task 1: this call is for task 0");
  }

  private CompletableFuture<Void> end() {
    return Threads.start(
        () -> {
          branch.end(Request.of(Request.Kind.END, Long.MAX_VALUE), PATIENCE);
          return null;
        });
  }

  private static Place place(long view) {
    BitSet children = new BitSet();
    children.set(3, 5);
    return new Place(view, Optional.empty(), children);
  }

  private static Answer ready(int member) {
    return Answer.ready(member, true).in(VIEW);
  }

  private static Answer answer(int member, long value) {
    return SkippedRows.answer(REQUEST, member, value).in(VIEW);
  }
}
