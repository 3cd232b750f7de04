package io.pulsemill.engine.resident;

import io.pulsemill.engine.Parallel;
import io.pulsemill.engine.RowSource;
import io.pulsemill.engine.TooLittleMemoryException;
import io.pulsemill.timing.Deadline;
import io.pulsemill.timing.PhaseTimes;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One task's part of a gang: does what its {@link MemberProtocol} says, in one thread. */
final class Member {
  /** Whether somebody else leads is looked up in the run's folder. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final RowSource source;
  private final MemberRows rows;
  private final MessageLimit limit;
  private final Branch branch;
  private final MemberProtocol protocol;
  private final Uplink uplink;
  private final MemberTimes times;
  private final Runnable progress;
  private final Ticker ticker;
  private Deadline nextLook;

  /**
   * @param number from 0: which part of the rows
   * @param source of this part
   * @param limit of what it can send
   * @param roads to other members
   * @param times how long it waits
   * @param progress called when this task is alive: on work done, and on replies
   */
  Member(
      int number,
      RunPlan plan,
      RowSource source,
      Parallel threads,
      MessageLimit limit,
      Uplink.Roads roads,
      MemberTimes times,
      Runnable progress,
      Ticker ticker) {
    this.source = source;
    this.limit = limit;
    this.times = times;
    this.progress = progress;
    this.ticker = ticker;
    nextLook = Deadline.after(ticker, BETWEEN_LOOKS);
    branch = new Branch(number, times.patience(), ticker);
    protocol = new MemberProtocol(number, branch, limit);
    uplink = new Uplink(number, protocol, roads, times.betweenSigns(), ticker);
    rows = new MemberRows(plan, threads, this::beat);
  }

  /** Where its children come to, in a tree. */
  Branch branch() {
    return branch;
  }

  /** Before it joins: where others can reach its branch. */
  void listens(TaskAddress address) {
    protocol.listens(address);
  }

  /**
   * Serves task 0 at the other end of {@code link}.
   *
   * @param withStatistics whether task 0 may ask for statistics, asked when the rows are read
   * @param stays looked at now and then; false ends the service
   * @return whether the run is over
   * @throws LinkLostException if task 0 does not answer
   * @throws IOException if the rows cannot be read
   */
  boolean serve(GangProtocol link, BooleanSupplier withStatistics, BooleanSupplier stays)
      throws IOException {
    uplink.follow(link);
    try {
      Action action = protocol.begin();
      while (action.kind() != Action.Kind.END) {
        if (action.kind() == Action.Kind.LOOK && !stays.getAsBoolean()) {
          return false;
        }
        action = perform(action, withStatistics, stays);
      }
      branch.end(Objects.requireNonNull(action.request()), times.farewell());
      return true;
    } finally {
      protocol.leaveTree();
      uplink.leaveParent();
    }
  }

  /** Does it; returns what is to be done next. */
  private Action perform(Action action, BooleanSupplier withStatistics, BooleanSupplier stays)
      throws IOException {
    Request about = action.request();
    return switch (action.kind()) {
      case ASK_TOP -> protocol.replied(heard(uplink.askTop(action.answer())));
      case ASK_PARENT -> {
        TaskAddress parent = protocol.place().parent().orElseThrow();
        Request next = heard(uplink.askParent(parent, action.answer()));
        yield next == null ? protocol.missed() : protocol.replied(next);
      }
      case READ -> protocol.read(read(withStatistics.getAsBoolean()));
      case SUM -> protocol.summed(about, rows.answer(about));
      case GATHER -> protocol.gathered(about, branch.awaitTotal(() -> gathers(stays)));
      case SIGN, PAUSE, PREPARE, GIVE_UP, LOOK -> {
        perform(action);
        yield protocol.done();
      }
      case END -> throw new IllegalArgumentException("nothing follows the end");
    };
  }

  private void perform(Action action) throws IOException {
    switch (action.kind()) {
      case SIGN -> uplink.signWaiting();
      case PAUSE -> pause();
      case PREPARE -> rows.prepare(((Request.Prepare) action.request().content()).rows());
      case GIVE_UP -> uplink.giveUp(action.reason());
      default -> {} // it stays, or would not be here
    }
  }

  /** An answer was brought; null if there was no reply. */
  private @Nullable Request heard(@Nullable Request next) {
    progress.run();
    return next;
  }

  /** Whether to go on waiting for children. */
  private boolean gathers(BooleanSupplier stays) throws LinkLostException {
    uplink.signWaiting();
    progress.run(); // it waits for others, whom MapReduce watches itself
    if (protocol.stale()) {
      return false;
    }
    if (!nextLook.passed()) {
      return true;
    }
    nextLook = Deadline.after(ticker, BETWEEN_LOOKS);
    return stays.getAsBoolean();
  }

  /** Where the time of its own work went so far; waiting is not in it. */
  PhaseTimes parts() {
    return rows.parts();
  }

  /** Bytes of the sums it had for others. */
  long sent() {
    return limit.sent();
  }

  /** How long ago anybody last answered, or this member began. */
  Duration silence() {
    return uplink.silence();
  }

  /** Says that this member is at it, though it has nothing to answer yet. */
  void sign() {
    uplink.sign();
  }

  /** Null, or why it could not. */
  private @Nullable String read(boolean withStatistics) throws IOException {
    try {
      rows.read(source, withStatistics);
      return null;
    } catch (OutOfMemoryError e) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      return "cannot hold its rows in a heap of %d MB".formatted(megabytes);
    } catch (TooLittleMemoryException e) {
      return e.getMessage();
    }
  }

  /** Reports work in progress if it takes long. Called by any thread. */
  private void beat() {
    progress.run();
    uplink.sign();
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(MemberProtocol.PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("Interrupted while waiting for a parent").initCause(e);
    }
  }
}
