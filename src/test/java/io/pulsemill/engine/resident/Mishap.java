package io.pulsemill.engine.resident;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.apache.hadoop.io.DataOutputBuffer;

/** One thing that goes wrong, once, with what a member says, wherever it says it. */
final class Mishap {
  /** How many messages go by before a late one arrives. */
  private static final int LATE_BY = 2;

  private final Fault fault;
  private final Step step;
  private final CountDownLatch happened = new CountDownLatch(1);

  private Way way;
  private Answer underway;
  private int toGoBy;
  private byte[] last;
  private Object cut;

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
    DIED_BEFORE_HEARING,
    /** It does not arrive, nor does anything later on the same way, if that is to a parent. */
    CUT_OFF;

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
      return answer -> answer.answers(Request.of(kind, step).part(answer.part()));
    }
  }

  /** Where a message goes. */
  interface Way {
    Request exchange(Answer answer) throws IOException;
  }

  /** The member is no more. */
  static final class DiedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  Mishap(Fault fault, Step step) {
    this.fault = fault;
    this.step = step;
  }

  /** Sends an answer to {@code there} by {@code direct}, if all goes well. */
  synchronized Request exchange(Answer answer, Way direct, Object there) throws IOException {
    byte[] bytes = bytes(answer);
    boolean again = Arrays.equals(bytes, last);
    last = bytes;
    if (there.equals(cut)) {
      throw new SocketTimeoutException("way cut off");
    }
    if (happened.getCount() > 0
        && step.said.test(answer)
        && (again || step != Step.END || fault.afterReply())) {
      return fault.afterReply() ? unheard(answer, direct) : wrong(answer, direct, there);
    }
    boolean arrives = underway != null && (fault == Fault.LATE ? --toGoBy == 0 : !again);
    if (arrives && fault == Fault.LATE) {
      arrive();
    }
    Request reply = direct.exchange(answer);
    if (arrives && fault == Fault.REORDERED) {
      arrive();
    }
    return reply;
  }

  private Request unheard(Answer answer, Way direct) throws IOException {
    Request reply = direct.exchange(answer);
    if (step == Step.END && reply.kind() != Request.Kind.END) {
      return reply;
    }
    happened.countDown();
    if (fault == Fault.DIED_BEFORE_HEARING) {
      throw new DiedException();
    }
    throw new SocketTimeoutException("reply lost");
  }

  private Request wrong(Answer answer, Way direct, Object there) throws IOException {
    happened.countDown();
    switch (fault) {
      case DOUBLED -> direct.exchange(answer);
      case LATE -> hold(answer, direct);
      case REORDERED -> {
        hold(answer, direct);
        throw new SocketTimeoutException("message held up");
      }
      case DIED_BEFORE_SAYING -> throw new DiedException();
      default -> {
        cut = fault == Fault.CUT_OFF && there instanceof TaskAddress ? there : null;
        throw new SocketTimeoutException("message lost");
      }
    }
    return direct.exchange(answer);
  }

  private void hold(Answer answer, Way direct) {
    underway = answer;
    way = direct;
    toGoBy = LATE_BY;
  }

  /** What is still under way arrives, if there is anybody at its end. */
  synchronized void arrive() {
    if (underway != null) {
      Answer arrives = underway;
      underway = null;
      try {
        way.exchange(arrives);
      } catch (IOException e) {
        // nobody is there any more, and nobody waits for a reply
      }
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

  private static byte[] bytes(Answer answer) throws IOException {
    DataOutputBuffer out = new DataOutputBuffer();
    answer.write(out);
    return Arrays.copyOf(out.getData(), out.getLength());
  }
}
