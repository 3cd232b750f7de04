package io.pulsemill.engine.resident;

import io.pulsemill.engine.Parallel;
import io.pulsemill.engine.RowSource;
import io.pulsemill.engine.TooLittleMemoryException;
import io.pulsemill.sums.SumWritable;
import io.pulsemill.timing.Deadline;
import io.pulsemill.timing.PhaseTimes;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One task's part of a gang: it answers what it is asked from its rows, which it reads when it has
 * joined. In a tree it is asked by its parent, asks its children, and answers for all of them. It
 * says its own last answer again to whoever asks for it.
 */
final class Member {
  /** Whether somebody else leads is looked up in the run's folder. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final int number;
  private final RowSource source;
  private final MemberRows rows;
  private final MessageLimit limit;
  private final Branch branch;
  private final Uplink uplink;
  private final MemberTimes times;
  private final Runnable progress;
  private final Ticker ticker;
  private Deadline nextLook;

  /** Where its branch is reached; null if it is not. */
  private @Nullable TaskAddress address;

  /** That it has its rows, or the sum over them that was asked for last. */
  private Answer own;

  /** What it has to say: that, or the sum over the rows of its children too. */
  private Answer answer;

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
    this.number = number;
    this.source = source;
    this.limit = limit;
    this.times = times;
    this.progress = progress;
    this.ticker = ticker;
    nextLook = Deadline.after(ticker, BETWEEN_LOOKS);
    branch = new Branch(number, times.patience(), ticker);
    uplink = new Uplink(number, roads, times.betweenSigns(), progress, ticker);
    rows = new MemberRows(plan, threads, this::beat);
    own = Answer.joined(number, null);
  }

  /** Where its children come to, in a tree. */
  Branch branch() {
    return branch;
  }

  /** Before it joins: where others can reach its branch. */
  void listens(TaskAddress address) {
    this.address = address;
    own = Answer.joined(number, address);
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
    // Also if it has its rows: this task 0 may be a new one.
    answer = Answer.joined(number, address);
    try {
      while (true) {
        Request request = uplink.exchange(answer);
        progress.run();
        if (request.kind() == Request.Kind.END) {
          branch.end(request, times.farewell());
          return true;
        }
        boolean done = take(request, withStatistics, stays);
        if (!done && !stays.getAsBoolean()) {
          return false;
        }
      }
    } finally {
      uplink.leaveTree();
    }
  }

  /** Does what is asked; false if nothing was done. */
  private boolean take(Request request, BooleanSupplier withStatistics, BooleanSupplier stays)
      throws IOException {
    if (request.content() instanceof Request.Take take) {
      uplink.take(take.place());
      branch.take(take.place());
      answer = take.place().inner() ? own.ready() : own;
      return true;
    }
    if (request.content() instanceof Request.Prepare prepare) {
      branch.prepare(prepare.rows());
      rows.prepare(prepare.rows());
      own = Answer.ready(number, true);
      answer = own;
      return true;
    }
    return switch (request.kind()) {
      case WAIT -> answer.reading() ? join(withStatistics, stays) : uplink.stale() && lookAnew();
      case RETURN -> lookAnew();
      default -> sum(request, stays);
    };
  }

  /** It has joined: has its rows, if it has not had them before. */
  private boolean join(BooleanSupplier withStatistics, BooleanSupplier stays) throws IOException {
    if (own.reading()) {
      if (!stays.getAsBoolean()) {
        return false;
      }
      read(withStatistics.getAsBoolean());
    }
    answer = own;
    return true;
  }

  /** Takes the sum that is asked for as the next answer; false if there is none. */
  private boolean sum(Request request, BooleanSupplier stays) throws IOException {
    Place place = uplink.place();
    if (place.inner()) {
      branch.pose(request);
    }
    if (!own.answers(request)) {
      own = Answer.to(request, number, rows.prepared(), rows.answer(request));
    }
    return place.inner() ? sumOfAll(request, place, stays) : say(request, own);
  }

  private boolean sumOfAll(Request request, Place place, BooleanSupplier stays) throws IOException {
    SumWritable<?> total = branch.sum(own.in(place.view()), () -> gathers(stays));
    if (total == null) {
      lookAnew();
      return false; // whether it stays is to be looked at
    }
    return say(request, own.with(total));
  }

  /** Takes this as what it says next; false if it cannot, and gives up. */
  private boolean say(Request request, Answer next) throws IOException {
    String problem = limit.problem(request, next.sum());
    if (problem != null) {
      uplink.giveUp(problem);
      return false;
    }
    answer = next;
    return true;
  }

  /** Whether to go on waiting for children. */
  private boolean gathers(BooleanSupplier stays) throws LinkLostException {
    uplink.signWaiting();
    progress.run(); // it waits for others, whom MapReduce watches itself
    if (uplink.stale()) {
      return false;
    }
    if (!nextLook.passed()) {
      return true;
    }
    nextLook = Deadline.after(ticker, BETWEEN_LOOKS);
    return stays.getAsBoolean();
  }

  private boolean lookAnew() {
    uplink.leaveTree();
    answer = own.ready();
    return true;
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

  private void read(boolean withStatistics) throws IOException {
    try {
      rows.read(source, withStatistics);
      own = Answer.ready(number, false);
    } catch (OutOfMemoryError e) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      uplink.giveUp("cannot hold its rows in a heap of %d MB".formatted(megabytes));
    } catch (TooLittleMemoryException e) {
      uplink.giveUp(e.getMessage());
    }
  }

  /** Reports work in progress if it takes long. Called by any thread. */
  private void beat() {
    progress.run();
    uplink.sign();
  }
}
