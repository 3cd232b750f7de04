package io.pulsemill.engine.resident;

import io.pulsemill.engine.RowPreparations;
import io.pulsemill.sums.SumWritable;
import io.pulsemill.timing.Deadline;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where some members bring their sums, to be added, and wait for what they are asked next: task 0,
 * or a member that has children. Nobody waits in here: who calls leaves word where to send the
 * reply. An answer counts once, whichever of a member's twins brings it and however often; one to
 * any request but the present one, or of another view, does not count. Not thread-safe.
 */
final class Desk {
  private final int own;
  private final Duration patience;
  private final Elsewhere elsewhere;
  private final Ticker ticker;

  private final Deque<Call> waiting = new ArrayDeque<>();
  private final BitSet told = new BitSet();
  private final BitSet answered = new BitSet();

  private long view;
  private BitSet callers = new BitSet();
  private @Nullable Request request;
  private @Nullable RowPreparations rows;
  private @Nullable SumWritable<?> total;

  /** One who waits for a reply. */
  private record Call(Answer answer, Consumer<Request> reply, Deadline end) {}

  /** What a member is told that is not to come here, by the desk's view. */
  interface Elsewhere {
    /** Null if it is to wait. */
    @Nullable Request of(Answer answer, long view);
  }

  /**
   * A desk nobody comes to yet.
   *
   * @param own the member whose answers are not brought from elsewhere, but its own objects
   * @param patience after which who waits is to ask again
   * @param elsewhere for members that are not to come here
   */
  Desk(int own, Duration patience, Elsewhere elsewhere, Ticker ticker) {
    this.own = own;
    this.patience = patience;
    this.elsewhere = elsewhere;
    this.ticker = ticker;
  }

  /**
   * From now on {@code callers} come, in {@code view}. What was asked, and what was brought, is let
   * go.
   */
  void open(long view, BitSet callers) {
    this.view = view;
    this.callers = (BitSet) callers.clone();
    request = null;
    answered.clear();
    total = null;
    serve();
  }

  /** Asks all callers; not again what they are being asked. */
  void pose(Request next) {
    if (request == null || !next.same(request)) {
      request = next;
      answered.clear();
      total = null;
      serve();
    }
  }

  /** What is asked; null if nothing is. */
  @Nullable Request request() {
    return request;
  }

  /** Lets every caller standardize its rows, also one that comes later. */
  void prepare(RowPreparations rows) {
    this.rows = rows;
    serve();
  }

  /** Takes an answer; {@code reply} gets what its member is asked next: at once or later. */
  void exchange(Answer answer, Consumer<Request> reply) throws IOException {
    bring(answer);
    Request next = next(answer);
    if (next == null && answer.reading()) {
      next = Request.of(Request.Kind.WAIT, 0);
    }
    if (next != null) {
      reply.accept(next);
    } else {
      waiting.add(new Call(answer, reply, Deadline.after(ticker, patience)));
    }
  }

  /** Takes an answer, if it counts. */
  void bring(Answer answer) throws IOException {
    if (counts(answer)) {
      take(answer);
    }
  }

  /** Lets those ask again who have waited for too long. */
  void expire() {
    while (!waiting.isEmpty() && waiting.peek().end().passed()) {
      waiting.remove().reply().accept(Request.of(Request.Kind.WAIT, 0));
    }
  }

  /** Whether all have answered. */
  boolean complete() {
    return answered.cardinality() == callers.cardinality();
  }

  /** The sum of the answers so far; null before the first. */
  @Nullable SumWritable<?> total() {
    return total;
  }

  /** Asks for nothing more; returns the sum. Who comes later cannot be asked for it again. */
  @Nullable SumWritable<?> close() {
    request = null;
    return total;
  }

  /** Whether all have been told that there is nothing more. */
  boolean allTold() {
    BitSet left = (BitSet) callers.clone();
    left.andNot(told);
    return left.isEmpty();
  }

  /** Replies to those for whom there is something now. */
  private void serve() {
    for (int n = waiting.size(); n > 0; n--) {
      Call call = waiting.remove();
      Request next = next(call.answer());
      if (next != null) {
        call.reply().accept(next);
      } else {
        waiting.add(call);
      }
    }
  }

  private boolean counts(Answer answer) {
    return request != null
        && answer.view() == view
        && answer.answers(request)
        && callers.get(answer.member())
        && !answered.get(answer.member());
  }

  @SuppressWarnings("unchecked") // answers to one request carry one kind of sum
  private void take(Answer answer) throws IOException {
    if (total == null) {
      // Its own it may have to say again, to another.
      total = answer.member() == own ? answer.copy().sum() : answer.sum();
    } else {
      ((SumWritable<Object>) total).take((SumWritable<Object>) answer.sum());
    }
    answered.set(answer.member());
    if (answer.member() != own) {
      answer.forgetSum(); // its call may wait for long
    }
  }

  /** What there is for who gave this answer; null if nothing. */
  private @Nullable Request next(Answer answer) {
    if (request != null && request.kind() == Request.Kind.END) {
      told.set(answer.member());
      return request;
    }
    if (answer.reading() || callers.isEmpty()) {
      return null;
    }
    if (answer.view() != view || !callers.get(answer.member())) {
      return elsewhere.of(answer, view);
    }
    if (rows != null && !answer.prepared()) {
      return Request.prepare(rows);
    }
    return request == null || answered.get(answer.member()) ? null : request;
  }
}
