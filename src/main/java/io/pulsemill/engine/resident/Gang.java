package io.pulsemill.engine.resident;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.pulsemill.engine.RowPreparations;
import io.pulsemill.sums.SumWritable;
import io.pulsemill.timing.Deadline;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * The members of a run and the request they are at. One thread asks; each member brings its answer
 * and waits for the next request. An answer counts once, whichever of a member's twins brings it
 * and however often; one to any request but the present one does not count.
 */
final class Gang {
  private static final Duration POLL = Duration.ofMillis(250);

  private final int members;
  private final Ticker ticker;

  @GuardedBy("this")
  private final Attendance attendance;

  @GuardedBy("this")
  private final BitSet told = new BitSet();

  @GuardedBy("this")
  private Request request;

  @GuardedBy("this")
  private RowPreparations rows;

  @GuardedBy("this")
  private BitSet answered = new BitSet();

  @GuardedBy("this")
  private SumWritable<?> total;

  /** Called repeatedly while waiting; may throw to end the wait. */
  interface Idle {
    void check() throws IOException;
  }

  /** A gang of {@code members}, numbered from 0; see {@link Attendance} for the times. */
  Gang(int members, Duration toForm, Duration toReturn, Ticker ticker) {
    this.members = members;
    this.ticker = ticker;
    attendance = new Attendance(members, toForm, toReturn, ticker);
  }

  /** How many there are. */
  int members() {
    return members;
  }

  /** Lets every member standardize its rows, also one that comes later; does not wait for it. */
  synchronized void prepare(RowPreparations rows) {
    this.rows = rows;
    notifyAll();
  }

  /**
   * Returns when every member has joined.
   *
   * @throws GangLostException if one does not come in time, or gives up
   */
  void awaitAll(Idle idle) throws IOException {
    while (!await(this::complete)) {
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
    while (!await(this::allAnswered)) {
      idle.check();
    }
    synchronized (this) {
      return total;
    }
  }

  /** Sends END to all members and waits until those connected have received it. */
  void end(Duration patience) throws IOException {
    pose(Request.of(Request.Kind.END, Long.MAX_VALUE));
    Deadline end = Deadline.after(ticker, patience);
    synchronized (this) {
      while (told.cardinality() < members && !end.passed()) {
        rest(POLL);
      }
    }
  }

  /** A member that has not called for that long. */
  synchronized OptionalInt silent(Duration longEnough) {
    return attendance.silent(longEnough);
  }

  /** Takes a member's answer; returns its next request, {@code WAIT} if there is none in time. */
  synchronized Request exchange(Answer answer, Duration patience) throws IOException {
    int member = answer.member();
    attendance.hear(member);
    notifyAll(); // it may be the last to join
    if (request != null && answer.answers(request) && !answered.get(member)) {
      take(answer);
    }
    Deadline end = Deadline.after(ticker, patience);
    while (!asks(answer)) {
      Duration left = end.remaining();
      if (answer.reading() || left.toMillis() == 0) {
        return Request.of(Request.Kind.WAIT, 0);
      }
      rest(left);
    }
    return next(answer);
  }

  /** A member is at work. */
  synchronized void alive(int member) throws IOException {
    attendance.hear(member);
  }

  /** A member cannot do its part. */
  synchronized void giveUp(int member, String reason) throws IOException {
    attendance.hear(member);
    attendance.giveUp(member, reason);
    notifyAll();
  }

  private synchronized void pose(Request next) {
    request = next;
    answered = new BitSet();
    total = null;
    notifyAll();
  }

  private synchronized boolean complete() {
    return attendance.complete();
  }

  private synchronized boolean allAnswered() {
    return answered.cardinality() == members;
  }

  /** Whether it has come about, at once or after a moment. */
  private synchronized boolean await(BooleanSupplier event) throws IOException {
    if (!event.getAsBoolean()) {
      attendance.check();
      rest(POLL);
    }
    return event.getAsBoolean();
  }

  @SuppressWarnings("unchecked") // answers to one request carry one kind of sum
  @GuardedBy("this")
  private void take(Answer answer) throws IOException {
    if (total == null) {
      total = answer.copy().sum(); // task 0's own member may have to resend it to another attempt
    } else {
      ((SumWritable<Object>) total).take((SumWritable<Object>) answer.sum());
    }
    answered.set(answer.member());
    notifyAll();
  }

  /** Whether there is a request for the sender of this answer. */
  @GuardedBy("this")
  private boolean asks(Answer answer) {
    boolean open = request != null && !answer.reading() && !answered.get(answer.member());
    return ended() || unprepared(answer) || open;
  }

  @GuardedBy("this")
  private boolean unprepared(Answer answer) {
    return rows != null && !answer.reading() && !answer.prepared();
  }

  @GuardedBy("this")
  private boolean ended() {
    return request != null && request.kind() == Request.Kind.END;
  }

  @GuardedBy("this")
  private Request next(Answer answer) {
    if (ended()) {
      told.set(answer.member());
      notifyAll();
      return request;
    }
    return unprepared(answer) ? Request.prepare(rows) : request;
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
