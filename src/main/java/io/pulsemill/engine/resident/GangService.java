package io.pulsemill.engine.resident;

import java.io.IOException;
import java.util.function.Consumer;

/** What serves members that call: task 0's gang, or a member to its children. Thread-safe. */
interface GangService {
  /** Takes an answer; {@code reply} is given the member's next request once, by some thread. */
  void exchange(Answer answer, Consumer<Request> reply) throws IOException;

  /** A member is at work; returns the present view. */
  long alive(int member) throws IOException;

  /** A member cannot do its part. */
  void giveUp(int member, String reason) throws IOException;

  /** Called now and then: who has waited too long is to ask again. */
  void expire();
}
