package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.engine.Engine;
import io.pulsemill.engine.LocalEngine;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.PhaseTimes;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A member that has the sum of all below it stalls before it brings it up: nobody reaches it, and
 * it wakes when others have done its work, or do it.
 */
@Timeout(60)
class StalledMemberTest {
  /** Of a tree of seven beside task 0's own: 3 and 4 come to 1. */
  private static final int TREE_MEMBERS = 8;

  private static final int FIVE_ROWS = 5;
  private static final int STALLING = 1;
  private static final Request STALLS_AT = Request.of(Request.Kind.SUMS, 3);
  private static final double[] WEIGHTS = {0.1, 0.5, -0.25, -0.1, -0.5, 0.25};
  private static final int PASSES = 3;

  @TempDir private Path folder;

  private final CountDownLatch stalled = new CountDownLatch(1);
  private final CountDownLatch awake = new CountDownLatch(1);

  /** When the member wakes. */
  enum Wakes {
    /** When those below it have found another parent; its sum contains theirs nevertheless. */
    IN_THE_SAME_PASS,
    /** When its twin has taken part in that pass. */
    AFTER_THE_PASS
  }

  /** The way of the member that stalls: all that it brings waits. */
  private final class StallingLink extends WireLink {
    StallingLink(Supplier<? extends GangService> service) {
      super(service, true);
    }

    @Override
    public Request exchange(Answer answer) throws IOException {
      if (answer.answers(STALLS_AT.part(answer.part()))) {
        stalled.countDown();
        await(awake);
      }
      return super.exchange(answer);
    }
  }

  /** The way of another member to {@code there}: cut off while that stalls. */
  private final class OthersLink extends WireLink {
    private final boolean toStalling;

    OthersLink(Supplier<? extends GangService> service, Object there) {
      super(service, true);
      toStalling = there instanceof TaskAddress address && address.port() == 1 + STALLING;
    }

    @Override
    public Request exchange(Answer answer) throws IOException {
      if (toStalling && isStalled()) {
        throw new SocketTimeoutException("no reply");
      }
      return super.exchange(answer);
    }
  }

  @ParameterizedTest
  @EnumSource
  void sumsAreThoseOfTheLocalEngine(Wakes wakes) throws Exception {
    try (SmallRun run = new SmallRun(folder, TREE_MEMBERS, FIVE_ROWS)) {
      Gang gang = run.gang(0, 2);
      RunningMembers members = new RunningMembers(run);
      members.follow(gang);
      for (int m = 0; m < run.members(); m++) {
        boolean stalls = m == STALLING;
        boolean copies = m > 0;
        members.start(
            (service, there) ->
                stalls
                    ? new StallingLink(service)
                    : copies ? new OthersLink(service, there) : new WireLink(service, false));
      }
      gang.awaitAll(() -> {});

      List<SoftmaxSums> passes;
      try (ResidentEngine engine =
          new ResidentEngine(
              gang,
              new Rescue(gang, members, wakes),
              run.folder,
              SmallRun.JOB,
              1,
              () -> PhaseTimes.ZERO,
              new PhaseClock(),
              1,
              SmallRun.AT_ONCE)) {
        passes = passes(engine);
      }
      assertThat(stalled.getCount()).as("it has yet to stall").isZero();
      awake.countDown();
      members.end();
      members.awaitAll();

      try (LocalEngine local = run.local()) {
        assertThat(passes).isEqualTo(passes(local));
      }
    }
  }

  /** What happens while task 0 waits, once those below the stalled member have left it. */
  private final class Rescue implements Gang.Idle {
    private final Gang gang;
    private final RunningMembers members;
    private final Wakes wakes;
    private boolean done;

    Rescue(Gang gang, RunningMembers members, Wakes wakes) {
      this.gang = gang;
      this.members = members;
      this.wakes = wakes;
    }

    @Override
    public void check() {
      if (done || !isStalled() || gang.tree().children(STALLING).length > 0) {
        return;
      }
      done = true;
      if (wakes == Wakes.IN_THE_SAME_PASS) {
        awake.countDown();
      } else {
        members.start(STALLING, OthersLink::new);
      }
    }
  }

  private boolean isStalled() {
    return stalled.getCount() == 0 && awake.getCount() > 0;
  }

  /** In the last pass it is awake. */
  private List<SoftmaxSums> passes(Engine engine) throws IOException {
    engine.statistics(true);
    engine.prepare(SmallRun.rows());
    List<SoftmaxSums> passes = new ArrayList<>();
    for (int pass = 1; pass <= PASSES; pass++) {
      if (pass == PASSES) {
        awake.countDown();
      }
      double[] weights = WEIGHTS.clone();
      weights[0] = pass;
      passes.add(engine.pass(weights, Derivatives.HESSIAN).sums());
    }
    return passes;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
