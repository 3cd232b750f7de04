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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A member's children in a tree, to whom it passes on what it is asked, and whose sums it adds to
 * its own before it brings them to its parent.
 */
final class Branch implements GangService {
  private static final Duration POLL = Duration.ofMillis(250);

  private final int member;
  private final Ticker ticker;

  @GuardedBy("this")
  private final Desk desk;

  @GuardedBy("this")
  private Place place = Place.NONE;

  /** Whether to go on waiting. */
  interface Stays {
    boolean stays() throws IOException;
  }

  /** The children of {@code member}, of whom there are none before {@link #take}. */
  Branch(int member, Duration patience, Ticker ticker) {
    this.member = member;
    this.ticker = ticker;
    desk = new Desk(member, patience, Branch::elsewhere, ticker);
  }

  /** Who is ahead of this member waits until it is told of that tree too. */
  private static @Nullable Request elsewhere(Answer answer, long view) {
    return answer.view() > view ? null : Request.of(Request.Kind.RETURN, 0);
  }

  /** From now on those of this place come. */
  synchronized void take(Place place) {
    this.place = place;
    BitSet callers = place.children();
    callers.set(member);
    desk.open(place.view(), callers);
  }

  /** Lets the children standardize their rows. */
  synchronized void prepare(RowPreparations rows) {
    desk.prepare(rows);
  }

  /** Asks the children what this member is asked. */
  synchronized void pose(Request request) {
    desk.pose(request);
    notifyAll();
  }

  /** Takes this member's own answer, in its place's view. */
  synchronized void bring(Answer own) throws IOException {
    desk.bring(own);
  }

  /** The sum of all, this member's own included; null if some have not answered. */
  synchronized @Nullable SumWritable<?> total() {
    return desk.complete() ? desk.total() : null;
  }

  /**
   * Waits for the sum of all.
   *
   * @param stays called now and then; false ends the wait
   * @return null if it was ended
   */
  @Nullable SumWritable<?> awaitTotal(Stays stays) throws IOException {
    while (stays.stays()) {
      synchronized (this) {
        if (desk.complete()) {
          return desk.total();
        }
        rest();
      }
    }
    return null;
  }

  /** Sends END to the children and waits until they have received it. */
  void end(Request end, Duration patience) throws IOException {
    Deadline deadline = Deadline.after(ticker, patience);
    synchronized (this) {
      desk.open(place.view(), place.children());
      desk.pose(end);
      while (!desk.allTold() && !deadline.passed()) {
        rest();
      }
    }
  }

  @Override
  public synchronized void exchange(Answer answer, Consumer<Request> reply) throws IOException {
    desk.exchange(answer, reply);
    notifyAll();
  }

  @Override
  public long alive(int member) throws IOException {
    throw notTask0();
  }

  @Override
  public void giveUp(int member, String reason) throws IOException {
    throw notTask0();
  }

  @Override
  public synchronized void expire() {
    desk.expire();
  }

  private IOException notTask0() {
    return new IOException("Task %d: this call is for task 0".formatted(member));
  }

  @SuppressWarnings("WaitNotInLoop") // the caller checks again
  @GuardedBy("this")
  private void rest() throws IOException {
    try {
      wait(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("Interrupted while waiting for children").initCause(e);
    }
  }
}
