package io.pulsemill.engine.resident;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A wire on which one thing goes wrong, once. */
final class FaultyLink extends WireLink {
  /** How many messages go by before a late one arrives. */
  private static final int LATE_BY = 2;

  private final Fault fault;
  private final Step step;
  private final CountDownLatch happened = new CountDownLatch(1);

  private Answer underway;
  private int toGoBy;
  private Answer last;

  /** What goes wrong. */
  enum Fault {
    REQUEST_LOST,
    REPLY_LOST,
    DOUBLED,
    /** It arrives, and a copy of it long after. */
    LATE,
    /** It arrives only after what was said next. */
    REORDERED,
    DIED_BEFORE_SAYING,
    DIED_BEFORE_HEARING;

    private boolean afterReply() {
      return this == REPLY_LOST || this == DIED_BEFORE_HEARING;
    }
  }

  /** By what the member says; at the end it has nothing more to say, and asks again. */
  enum Step {
    JOIN(Answer::reading),
    READY(answer -> answer.sum() == null && !answer.reading() && !answer.prepared()),
    STATISTICS(to(Request.Kind.STATISTICS, 1)),
    PREPARED(answer -> answer.sum() == null && answer.prepared()),
    FIRST_SUMS(to(Request.Kind.SUMS, 2)),
    LATER_SUMS(to(Request.Kind.SUMS, 4)),
    SCORES(to(Request.Kind.SCORES, 5)),
    END(SCORES.said);

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas above hold nothing that changes
    private final Predicate<Answer> said;

    Step(Predicate<Answer> said) {
      this.said = said;
    }

    private static Predicate<Answer> to(Request.Kind kind, long step) {
      return answer -> answer.answers(Request.of(kind, step));
    }
  }

  /** The member is no more. */
  static final class DiedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  FaultyLink(Supplier<Gang> leader, Fault fault, Step step) {
    super(leader, true);
    this.fault = fault;
    this.step = step;
  }

  @Override
  public synchronized Request exchange(Answer answer) throws IOException {
    boolean again = answer == last;
    last = answer;
    if (happened.getCount() > 0
        && step.said.test(answer)
        && (again || step != Step.END || fault.afterReply())) {
      return fault.afterReply() ? unheard(answer) : wrong(answer);
    }
    boolean arrives = underway != null && (fault == Fault.LATE ? --toGoBy == 0 : !again);
    if (arrives && fault == Fault.LATE) {
      arrive();
    }
    Request reply = super.exchange(answer);
    if (arrives && fault == Fault.REORDERED) {
      arrive();
    }
    return reply;
  }

  private Request unheard(Answer answer) throws IOException {
    Request reply = super.exchange(answer);
    if (step == Step.END && reply.kind() != Request.Kind.END) {
      return reply;
    }
    happened.countDown();
    if (fault == Fault.DIED_BEFORE_HEARING) {
      throw new DiedException();
    }
    throw new SocketTimeoutException("reply lost");
  }

  private Request wrong(Answer answer) throws IOException {
    happened.countDown();
    switch (fault) {
      case DOUBLED -> super.exchange(answer);
      case LATE -> {
        underway = answer;
        toGoBy = LATE_BY;
      }
      case REORDERED -> {
        underway = answer;
        throw new SocketTimeoutException("message held up");
      }
      case DIED_BEFORE_SAYING -> throw new DiedException();
      default -> throw new SocketTimeoutException("message lost");
    }
    return super.exchange(answer);
  }

  /** What is still under way arrives. */
  synchronized void arrive() throws IOException {
    if (underway != null) {
      super.exchange(underway);
      underway = null;
    }
  }

  /** Waits until it has gone wrong; what goes wrong with the very end is not waited for. */
  void awaitFault() throws InterruptedException {
    if (step != Step.END || !fault.afterReply()) {
      happened.await();
    }
  }

  boolean happened() {
    return happened.getCount() == 0;
  }
}
