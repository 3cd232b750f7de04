package io.pulsemill.engine.resident;

import org.jspecify.annotations.Nullable;

/**
 * What a member is to do next, by its {@link MemberProtocol}.
 *
 * @param answer what it says, of the two {@code ASK}s
 * @param request what it is about, of {@code PREPARE}, {@code SUM} and {@code END}
 * @param reason of {@code GIVE_UP}
 */
record Action(
    Kind kind, @Nullable Answer answer, @Nullable Request request, @Nullable String reason) {
  /** Kinds of actions, and how {@link MemberProtocol} is told what came of them. */
  enum Kind {
    /** To bring the answer to task 0: {@code replied}. */
    ASK_TOP,
    /** To bring it to the parent: {@code replied}, or {@code missed}. */
    ASK_PARENT,
    /** To tell task 0 that it is there, if it is time: {@code done}. */
    SIGN,
    /** To wait for {@link MemberProtocol#PAUSE}: {@code done}. */
    PAUSE,
    /** To look whether the one it follows still leads; if so: {@code done}. */
    LOOK,
    /** To read its rows: {@code read}. */
    READ,
    /** To standardize its rows: {@code done}. */
    PREPARE,
    /** To sum over its rows: {@code summed}. */
    SUM,
    /** To wait for the sums of its children: {@code gathered}. */
    GATHER,
    /** To tell task 0 that it cannot do its part: {@code done}. */
    GIVE_UP,
    /** To tell its children that the run is over, and to leave. */
    END
  }

  static Action of(Kind kind) {
    return new Action(kind, null, null, null);
  }

  static Action ask(Kind whom, Answer answer) {
    return new Action(whom, answer, null, null);
  }

  static Action on(Kind kind, Request request) {
    return new Action(kind, null, request, null);
  }

  static Action giveUp(String reason) {
    return new Action(Kind.GIVE_UP, null, null, reason);
  }
}
