package io.pulsemill.engine.resident;

import io.pulsemill.engine.PassSums;
import io.pulsemill.engine.PassSumsWritable;
import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.SoftmaxKernel;
import io.pulsemill.sums.SumWritable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * An attempt at a member in a simulated gang. It does what a {@link Member} does, by the same
 * {@link MemberProtocol}, but takes only the time of it; its sum is the one row it stands for.
 */
final class SimulatedMember {
  /** As little as can be split into parts. */
  private static final SoftmaxKernel SUMS =
      new SoftmaxKernel(2, new double[4], new double[] {1}, Derivatives.GRADIENT);

  /** How often in an interval it looks whether it is to sign, unless it knows when. */
  private static final int LOOKS = 8;

  private static final double PAUSE = MemberProtocol.PAUSE.toMillis() / 1e3;

  private final GangWorld world;
  private final Ways ways;
  private final int number;
  private final TaskAddress address;
  private final Signs signs;
  private final double betweenLooks;
  private final MemberProtocol protocol;
  private final Branch branch;
  private final SimulatedService service;

  private boolean alive = true;
  private boolean working;

  /** Counts its ways to task 0, so that what belonged to the one before is not gone on with. */
  private int following;

  /** What it waits for its children for; null if it does not. */
  private @Nullable Request gathering;

  /** How it reaches others. */
  interface Ways {
    /** Task 0, which may be gone. */
    SimulatedService top();

    /** The attempt at an address, which may be gone. */
    SimulatedService at(TaskAddress address);

    /** It is to follow the next task 0. */
    void awaitLeader(SimulatedMember member);

    /** Whether the run is. */
    boolean over();
  }

  /** Something that an action came to. */
  private interface Next {
    Action next() throws IOException;
  }

  /**
   * An attempt that has not joined.
   *
   * @param address no other attempt has the same
   */
  SimulatedMember(
      GangWorld world, Ways ways, int number, TaskAddress address, Duration betweenSigns) {
    this.world = world;
    this.ways = ways;
    this.number = number;
    this.address = address;
    signs = new Signs(number, betweenSigns, world);
    betweenLooks = betweenSigns.toMillis() / 1e3 / LOOKS;
    branch = new Branch(number, GangServer.PATIENCE, world);
    protocol = new MemberProtocol(number, branch, MessageLimit.of(new Configuration(false), 1));
    protocol.listens(address);
    service = new SimulatedService(world, branch, number, this::lookAtBranch);
    world.after(signs.secondsLeft(), this::beat);
  }

  TaskAddress address() {
    return address;
  }

  /** Where its children come to. */
  SimulatedService service() {
    return service;
  }

  /** Follows the gang's present leader. */
  void follow() {
    following++;
    gathering = null;
    go(protocol::begin);
  }

  /** It is no more; {@code silently}: nor is its machine. */
  void dies(boolean silently) {
    alive = false;
    service.goes(silently);
  }

  private void go(Next next) {
    try {
      perform(next.next());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is read, and nothing sent
    }
  }

  /** Goes on with {@code next}, if this attempt is still there and follows the same leader. */
  private void then(int way, Next next) {
    if (alive && way == following) {
      go(next);
    }
  }

  private void perform(Action action) {
    int way = following;
    Request request = action.request();
    switch (action.kind()) {
      case ASK_TOP ->
          ways.top()
              .exchange(
                  action.answer(),
                  next -> then(way, () -> protocol.replied(next)),
                  () -> lost(way));
      case ASK_PARENT ->
          ways.at(protocol.place().parent().orElseThrow())
              .exchange(
                  action.answer(),
                  next -> then(way, () -> protocol.replied(next)),
                  () -> then(way, protocol::missed));
      case SIGN -> sign(() -> then(way, protocol::done));
      case PAUSE -> world.after(PAUSE, () -> then(way, protocol::done));
      case READ -> work(GangWorld.Work.READ, 0, () -> protocol.read(null));
      case PREPARE -> work(GangWorld.Work.PREPARE, 0, protocol::done);
      case SUM ->
          work(GangWorld.Work.SUM, request.step(), () -> protocol.summed(request, oneRow()));
      case GATHER -> {
        gathering = request;
        lookAtBranch();
      }
      case LOOK -> then(way, protocol::done);
      case GIVE_UP -> throw new IllegalStateException(action.reason());
      case END -> endBranch(request);
    }
  }

  private void work(GangWorld.Work what, long step, Next next) {
    int way = following;
    working = true;
    world.work(
        number,
        what,
        step,
        () -> {
          working = false;
          then(way, next);
        });
  }

  /** The real one waits here until its children have been told. */
  private void endBranch(Request end) {
    try {
      branch.end(end, Duration.ZERO);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the sum of all is there, or none will be. */
  private void lookAtBranch() {
    Request request = gathering;
    if (!alive || request == null) {
      return;
    }
    SumWritable<?> total = branch.total();
    if (total != null || protocol.stale()) {
      gathering = null;
      go(() -> protocol.gathered(request, total));
    }
  }

  /** Says that it is there, while it works or waits for its children. */
  private void beat() {
    if (alive && !ways.over()) {
      if (working || gathering != null) {
        sign(this::lookAtBranch);
      }
      world.after(Math.max(betweenLooks, signs.secondsLeft()), this::beat);
    }
  }

  private void sign(Runnable then) {
    int way = following;
    if (!signs.due()) {
      then.run();
      return;
    }
    ways.top()
        .alive(
            number,
            view -> {
              protocol.present(view);
              then.run();
            },
            () -> lost(way));
  }

  /** Task 0 does not answer, which whoever works will find when it is done. */
  private void lost(int way) {
    if (alive && way == following && !working) {
      following++;
      gathering = null;
      protocol.leaveTree();
      ways.awaitLeader(this);
    }
  }

  /** A single row, so that a sum says how many members it is of. */
  private static SumWritable<?> oneRow() {
    return SumWritable.of(
        new PassSumsWritable(), new PassSums(new long[][] {{1}}, List.of(List.of(SUMS.zero()))));
  }
}
