package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.engine.PassRequest;
import io.pulsemill.engine.PassSums;
import io.pulsemill.engine.PassSumsWritable;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.SoftmaxKernel;
import io.pulsemill.sums.SumWritable;
import io.pulsemill.timing.TestTicker;
import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class MemberProtocolTest {
  private static final int MEMBER = 5;
  private static final long VIEW = 7;
  private static final Request WAIT = Request.of(Request.Kind.WAIT, 0);
  private static final Request PASS = Request.scores(3, new byte[0]);
  private static final TaskAddress PARENT = new TaskAddress("parent", 1, "attempt");

  private final Branch branch = new Branch(MEMBER, Duration.ofSeconds(5), new TestTicker());
  private final MemberProtocol protocol =
      new MemberProtocol(MEMBER, branch, MessageLimit.of(new Configuration(false), 2));

  /** It has joined and read, and was told its place. */
  private Action placed(Place place) throws IOException {
    protocol.begin();
    protocol.replied(WAIT);
    protocol.done(); // it stays
    protocol.read(null);
    return protocol.replied(Request.place(place));
  }

  private static Place under(Optional<TaskAddress> parent, int... children) {
    BitSet below = new BitSet();
    for (int child : children) {
      below.set(child);
    }
    return new Place(VIEW, parent, below);
  }

  private static void assertAsks(Action action, Action.Kind whom, long view) {
    assertThat(action.kind()).isEqualTo(whom);
    assertThat(action.answer().view()).isEqualTo(view);
  }

  private static SumWritable<?> rows(long count) {
    return SkippedRows.answer(PASS, MEMBER, count).sum();
  }

  @Test
  void itJoinsThenReadsThenIsReady() throws IOException {
    Action join = protocol.begin();
    assertAsks(join, Action.Kind.ASK_TOP, 0);
    assertThat(join.answer().reading()).isTrue();
    assertThat(protocol.replied(WAIT).kind()).isEqualTo(Action.Kind.LOOK);
    assertThat(protocol.done().kind()).isEqualTo(Action.Kind.READ);
    Action ready = protocol.read(null);
    assertAsks(ready, Action.Kind.ASK_TOP, 0);
    assertThat(ready.answer().reading()).isFalse();
  }

  @Test
  void whoCannotReadGivesUp() throws IOException {
    protocol.begin();
    protocol.replied(WAIT);
    protocol.done();
    Action action = protocol.read("cannot hold its rows");
    assertThat(action.kind()).isEqualTo(Action.Kind.GIVE_UP);
    assertThat(action.reason()).isEqualTo("cannot hold its rows");
    assertThat(protocol.done().kind()).isEqualTo(Action.Kind.LOOK);
  }

  @Test
  void itBringsItsSumToItsParentAndSignsAfterTheReply() throws IOException {
    assertAsks(placed(under(Optional.of(PARENT))), Action.Kind.ASK_PARENT, VIEW);
    assertThat(protocol.replied(PASS).kind()).isEqualTo(Action.Kind.SIGN);
    assertThat(protocol.done().kind()).isEqualTo(Action.Kind.SUM);
    Action says = protocol.summed(PASS, rows(1));
    assertAsks(says, Action.Kind.ASK_PARENT, VIEW);
    assertThat(says.answer().answers(PASS)).isTrue();
  }

  @Test
  void itMissesAParentAfterTwoTriesAndSaysSoByItsPlace() throws IOException {
    placed(under(Optional.of(PARENT)));
    assertThat(protocol.missed().kind()).isEqualTo(Action.Kind.PAUSE);
    assertThat(protocol.done().kind()).isEqualTo(Action.Kind.SIGN);
    assertAsks(protocol.done(), Action.Kind.ASK_PARENT, VIEW);
    protocol.missed();
    protocol.done();
    Action complaint = protocol.done();
    assertAsks(complaint, Action.Kind.ASK_TOP, VIEW);
    assertThat(complaint.answer().sum()).isNull();
  }

  @Test
  void itDoesNotTryAgainInATreeThatIsNoMore() throws IOException {
    placed(under(Optional.of(PARENT)));
    protocol.missed();
    protocol.done();
    protocol.present(VIEW + 1);
    assertAsks(protocol.done(), Action.Kind.ASK_TOP, VIEW);
  }

  @Test
  void itLeavesATreeThatIsNoMore() throws IOException {
    placed(under(Optional.of(PARENT)));
    protocol.replied(PASS);
    protocol.present(VIEW + 1);
    protocol.done();
    assertAsks(protocol.summed(PASS, rows(1)), Action.Kind.ASK_TOP, 0);
  }

  @Test
  void itWaitsIfItIsToldTheSamePlaceAgain() throws IOException {
    Place place = under(Optional.of(PARENT));
    placed(place);
    protocol.replied(Request.of(Request.Kind.RETURN, 0));
    assertAsks(protocol.done(), Action.Kind.ASK_TOP, 0);
    assertThat(protocol.replied(Request.place(place)).kind()).isEqualTo(Action.Kind.PAUSE);
    assertAsks(protocol.done(), Action.Kind.ASK_PARENT, VIEW);
  }

  @Test
  void itAnswersForItsChildren() throws IOException {
    placed(under(Optional.empty(), 8, 9));
    assertThat(protocol.replied(PASS).kind()).isEqualTo(Action.Kind.SUM);
    assertThat(protocol.summed(PASS, rows(1)).kind()).isEqualTo(Action.Kind.GATHER);
    assertThat(branch.total()).isNull();
    branch.exchange(SkippedRows.answer(PASS, 8, 10).in(VIEW), next -> {});
    branch.exchange(SkippedRows.answer(PASS, 9, 100).in(VIEW), next -> {});
    Action says = protocol.gathered(PASS, branch.total());
    assertAsks(says, Action.Kind.ASK_TOP, VIEW);
    assertThat(SkippedRows.of(says.answer().sum())).isEqualTo(111);
  }

  @Test
  void itAsksAnewIfItsChildrenDidNotCome() throws IOException {
    placed(under(Optional.empty(), 8));
    protocol.replied(PASS);
    protocol.summed(PASS, rows(1));
    assertThat(protocol.gathered(PASS, null).kind()).isEqualTo(Action.Kind.LOOK);
    Action again = protocol.done();
    assertAsks(again, Action.Kind.ASK_TOP, 0);
    assertThat(again.answer().sum()).isNull();
  }

  @Test
  void whatItHasSummedItDoesNotSumAgain() throws IOException {
    placed(under(Optional.empty()));
    protocol.replied(PASS);
    protocol.summed(PASS, rows(1));
    assertAsks(protocol.replied(PASS), Action.Kind.ASK_TOP, VIEW);
  }

  @Test
  void itSumsOnceAndBringsEachPartThatIsAskedFor() throws IOException {
    Request pass =
        Request.sums(3, List.of(PassRequest.all(0, new double[4], Derivatives.GRADIENT)));
    SoftmaxKernel kernel =
        new SoftmaxKernel(2, new double[4], new double[] {1}, Derivatives.GRADIENT);
    PassSums sums = new PassSums(new long[][] {{1}}, List.of(List.of(kernel.zero())));
    placed(under(Optional.empty()));
    protocol.replied(pass.part(new Part(0, 2)));
    SumWritable<?> all = SumWritable.of(new PassSumsWritable(), sums);
    Action first = protocol.summed(pass.part(new Part(0, 2)), all);
    Action second = protocol.replied(pass.part(new Part(1, 2)));
    assertThat(first.answer().answers(pass.part(new Part(0, 2)))).isTrue();
    assertThat(second.answer().answers(pass.part(new Part(1, 2)))).isTrue();
    assertThat(second.answer().answers(pass)).isFalse();
    PassSums joined =
        PassSums.join(
            List.of((PassSums) first.answer().sum().get(), (PassSums) second.answer().sum().get()));
    assertThat(joined).isEqualTo(sums);
  }

  @Test
  void whatIsTooLargeForAMessageItDoesNotSend() throws IOException {
    Configuration small = new Configuration(false);
    small.setInt("ipc.maximum.data.length", 4100);
    MemberProtocol narrow = new MemberProtocol(MEMBER, branch, MessageLimit.of(small, 2));
    narrow.begin();
    narrow.replied(WAIT);
    narrow.done();
    narrow.read(null);
    narrow.replied(PASS);
    assertThat(narrow.summed(PASS, rows(1)).kind()).isEqualTo(Action.Kind.GIVE_UP);
  }

  @Test
  void theEndIsTheEnd() throws IOException {
    placed(under(Optional.of(PARENT)));
    assertThat(protocol.replied(Request.of(Request.Kind.END, 9)).kind()).isEqualTo(Action.Kind.END);
  }
}
