package io.pulsemill.engine.resident;

import io.pulsemill.engine.Parallel;
import io.pulsemill.engine.RowSource;
import io.pulsemill.engine.TooLittleMemoryException;
import io.pulsemill.sums.SumWritable;
import io.pulsemill.timing.PhaseTimes;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * One task's part of a gang: it answers what it is asked from its rows, which it reads when it has
 * joined. It resends its last answer to whichever attempt currently leads.
 */
final class Member {
  private static final Duration BETWEEN_SIGNS = Duration.ofSeconds(2);

  private final int number;
  private final RowSource source;
  private final MemberRows rows;
  private final MessageLimit limit;
  private final Runnable progress;
  private final Ticker ticker;
  private final AtomicLong lastAlive;

  private volatile GangProtocol gang;
  private volatile long heard;
  private Answer answer;

  /** Task 0 did not answer. */
  static final class LinkLostException extends IOException {
    private static final long serialVersionUID = 1L;

    private LinkLostException(IOException cause) {
      super(cause);
    }
  }

  /**
   * @param number from 0: which part of the rows
   * @param source of this part
   * @param limit of what it can send
   * @param progress called when this task is alive: on work done, and on replies of task 0
   */
  Member(
      int number,
      RunPlan plan,
      RowSource source,
      Parallel threads,
      MessageLimit limit,
      Runnable progress,
      Ticker ticker) {
    this.number = number;
    this.source = source;
    this.limit = limit;
    this.progress = progress;
    this.ticker = ticker;
    heard = ticker.nanos();
    lastAlive = new AtomicLong(heard);
    rows = new MemberRows(plan, threads, this::beat);
    answer = Answer.joined(number);
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
    gang = link;
    while (true) {
      Request request = exchange();
      progress.run();
      if (request.kind() == Request.Kind.END) {
        return true;
      }
      if (request.kind() == Request.Kind.WAIT) {
        if (!stays.getAsBoolean()) {
          return false;
        }
        if (answer.reading()) {
          read(withStatistics.getAsBoolean());
        }
      } else if (request.content() instanceof Request.Prepare prepare) {
        rows.prepare(prepare.rows());
        answer = Answer.ready(number, true);
      } else if (!answered(request) && !stays.getAsBoolean()) {
        return false;
      }
    }
  }

  /** Takes the sum that is asked for as the next answer; false if it gives up. */
  private boolean answered(Request request) throws IOException {
    SumWritable<?> sum = rows.answer(request);
    String problem = limit.problem(request, sum);
    if (problem != null) {
      giveUp(problem);
      return false;
    }
    answer = Answer.to(request, number, rows.prepared(), sum);
    return true;
  }

  /** Where the time of its own work went so far; waiting is not in it. */
  PhaseTimes parts() {
    return rows.parts();
  }

  /** Bytes of the sums it had for task 0. */
  long sent() {
    return limit.sent();
  }

  /** How long ago task 0 last answered, or this member began. */
  Duration silence() {
    return Duration.ofNanos(ticker.nanos() - heard);
  }

  private Request exchange() throws LinkLostException {
    try {
      Request request = gang.exchange(answer);
      heard = ticker.nanos();
      return request;
    } catch (IOException e) {
      throw new LinkLostException(e);
    }
  }

  private void giveUp(String reason) throws LinkLostException {
    try {
      gang.giveUp(number, reason);
    } catch (IOException e) {
      throw new LinkLostException(e);
    }
  }

  private void read(boolean withStatistics) throws IOException {
    try {
      rows.read(source, withStatistics);
      answer = Answer.ready(number, false);
    } catch (OutOfMemoryError e) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      giveUp("cannot hold its rows in a heap of %d MB".formatted(megabytes));
    } catch (TooLittleMemoryException e) {
      giveUp(e.getMessage());
    }
  }

  /** Reports work in progress if it takes long. Called by any thread. */
  private void beat() {
    progress.run();
    sign();
  }

  /** Tells task 0 now and then that this member is at it, though it has nothing to answer yet. */
  void sign() {
    long last = lastAlive.get();
    long now = ticker.nanos();
    if (now - last > BETWEEN_SIGNS.toNanos() && lastAlive.compareAndSet(last, now)) {
      try {
        gang.alive(number);
      } catch (IOException e) {
        // Not now: the work is useful to any attempt that leads when it is done.
        lastAlive.set(ticker.nanos());
      }
    }
  }
}
