package io.pulsemill.engine.resident;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.pulsemill.engine.RowPreparations;
import io.pulsemill.sums.SumWritable;
import io.pulsemill.timing.Deadline;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The members of a run and the request they are at. One thread asks; members bring their answers
 * and get their next request: all of them here, or in a tree in which they bring them to each
 * other. If a member of a tree cannot reach its parent, there is another tree, in which that one
 * has no children; the sums of the request are then brought anew, as no two views' sums are ever
 * added.
 */
final class Gang implements GangService {
  private static final Duration POLL = Duration.ofMillis(250);

  private final int members;
  private final Ticker ticker;
  private final ToIntFunction<Request> fanIn;

  @GuardedBy("this")
  private final Attendance attendance;

  @GuardedBy("this")
  private final Views views;

  @GuardedBy("this")
  private final Desk desk;

  /** Called repeatedly while waiting; may throw to end the wait. */
  interface Idle {
    void check() throws IOException;
  }

  /**
   * A gang of {@code members}, numbered from 0.
   *
   * @param times how long to wait for whom
   * @param term no two gangs of a run have the same, from 0
   * @param fanIn of the tree for the sums of a request; {@link Tree#STAR} for none
   */
  Gang(int members, GangTimes times, int term, ToIntFunction<Request> fanIn, Ticker ticker) {
    this.members = members;
    this.fanIn = fanIn;
    this.ticker = ticker;
    attendance = new Attendance(members, times.toForm(), times.toReturn(), ticker);
    Views trees = new Views(members, term);
    views = trees;
    desk =
        new Desk(
            0,
            times.patience(),
            (answer, view) -> Request.place(trees.place(answer.member())),
            ticker);
    desk.open(trees.view(), trees.callers());
  }

  /** How many there are. */
  int members() {
    return members;
  }

  /** Lets every member standardize its rows, also one that comes later; does not wait for it. */
  synchronized void prepare(RowPreparations rows) {
    desk.prepare(rows);
  }

  /**
   * Returns when every member has joined.
   *
   * @throws GangLostException if one does not come in time, or gives up
   */
  void awaitAll(Idle idle) throws IOException {
    while (!awaitFormed()) {
      idle.check();
    }
  }

  /**
   * Asks all members; returns the sum of their answers.
   *
   * @throws GangLostException if one stays away for too long, or gives up
   */
  SumWritable<?> ask(Request next, Idle idle) throws IOException {
    pose(next);
    SumWritable<?> sum;
    do {
      idle.check(); // also if sums come faster than this would look
      sum = awaitSum();
    } while (sum == null);
    return sum;
  }

  /** Whether every member has joined. */
  synchronized boolean complete() {
    return attendance.complete();
  }

  /**
   * Throws if there is no use in waiting any longer.
   *
   * @throws GangLostException if one has stayed away for too long, or has given up
   */
  synchronized void check() throws GangLostException {
    attendance.check();
  }

  /** Asks all members, who have {@link #sum} then. */
  synchronized void pose(Request next) {
    if (next.kind() != Request.Kind.END && views.narrow(fanIn.applyAsInt(next))) {
      desk.open(views.view(), views.callers());
    }
    desk.pose(next);
    notifyAll();
  }

  /** The sum of the answers of all; null if some have not answered yet. */
  synchronized @Nullable SumWritable<?> sum() {
    return desk.complete() ? desk.close() : null;
  }

  /** Sends END to all members and waits until those connected here have received it. */
  void end(Duration patience) throws IOException {
    pose(Request.of(Request.Kind.END, Long.MAX_VALUE));
    Deadline end = Deadline.after(ticker, patience);
    synchronized (this) {
      while (!desk.allTold() && !end.passed()) {
        rest(POLL);
      }
    }
  }

  /** A member that has not called for that long. */
  synchronized OptionalInt silent(Duration longEnough) {
    return attendance.silent(longEnough);
  }

  /** The tree in which sums are brought. */
  synchronized Tree tree() {
    return views.tree();
  }

  @Override
  public synchronized void exchange(Answer answer, Consumer<Request> reply) throws IOException {
    attendance.hear(answer.member());
    if (answer.reading() ? views.listens(answer) : views.missesParent(answer)) {
      reopen();
    }
    desk.exchange(answer, reply);
    notifyAll(); // it may be the last to join, to answer or to be told
  }

  @Override
  public synchronized long alive(int member) throws IOException {
    attendance.hear(member);
    return views.view();
  }

  @Override
  public synchronized void giveUp(int member, String reason) throws IOException {
    attendance.hear(member);
    attendance.giveUp(member, reason);
    notifyAll();
  }

  @Override
  public synchronized void expire() {
    desk.expire();
  }

  /** There is another tree: what is asked is asked anew. */
  @GuardedBy("this")
  private void reopen() {
    Request asked = desk.request();
    desk.open(views.view(), views.callers());
    if (asked != null) {
      desk.pose(asked);
    }
  }

  /** Whether all are there, at once or after a moment. */
  private synchronized boolean awaitFormed() throws IOException {
    if (!complete()) {
      check();
      rest(POLL);
    }
    return complete();
  }

  /** The sum of all, at once or after a moment; null if some have not answered by then. */
  private synchronized @Nullable SumWritable<?> awaitSum() throws IOException {
    SumWritable<?> sum = sum();
    if (sum == null) {
      check();
      rest(POLL);
      sum = sum();
    }
    return sum;
  }

  @SuppressWarnings("WaitNotInLoop") // the caller checks again
  @GuardedBy("this")
  private void rest(Duration atMost) throws IOException {
    try {
      wait(atMost.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("Interrupted while waiting for the gang").initCause(e);
    }
  }
}
