package io.pulsemill.engine.resident;

import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A member's ways up: to its parent, if it has one, and to task 0. */
final class Uplink {
  private final int member;
  private final MemberProtocol protocol;
  private final Roads roads;
  private final Signs signs;
  private final Ticker ticker;

  private volatile GangProtocol top;
  private volatile long heard;

  /** Where {@link #parent} is; null if there is none, or none can be reached. */
  private @Nullable TaskAddress there;

  private @Nullable GangProtocol parent;

  /** How members reach each other. */
  interface Roads {
    /** Another member, which need not be there. */
    GangProtocol to(TaskAddress address) throws IOException;

    /** It is not needed any more. */
    void leave(GangProtocol link);
  }

  /**
   * The ways of a member.
   *
   * @param betweenSigns how often it says that it is alive, while it says nothing else
   */
  Uplink(int member, MemberProtocol protocol, Roads roads, Duration betweenSigns, Ticker ticker) {
    this.member = member;
    this.protocol = protocol;
    this.roads = roads;
    signs = new Signs(member, betweenSigns, ticker);
    this.ticker = ticker;
    heard = ticker.nanos();
  }

  /** From now on this task 0 is there. */
  void follow(GangProtocol task0) {
    leaveParent();
    top = task0;
  }

  /**
   * Brings an answer to task 0 and returns what is asked next.
   *
   * @throws LinkLostException if it does not answer
   */
  Request askTop(Answer answer) throws LinkLostException {
    try {
      Request next = top.exchange(answer);
      heard = ticker.nanos();
      return next;
    } catch (IOException e) {
      throw new LinkLostException(e);
    }
  }

  /** Brings an answer to the parent at {@code address}; null if there is no reply. */
  @Nullable Request askParent(TaskAddress address, Answer answer) {
    try {
      if (!address.equals(there)) {
        leaveParent();
        parent = roads.to(address);
        there = address;
      }
      Request next = parent.exchange(answer);
      heard = ticker.nanos();
      return next;
    } catch (IOException e) { // it is gone, or its machine, and its name: it will be missed
      return null;
    }
  }

  /** Who had a parent may have another, or none. */
  void leaveParent() {
    if (parent != null) {
      roads.leave(parent);
      parent = null;
      there = null;
    }
  }

  /**
   * Says now and then that the member is at work, though it has nothing to answer. If task 0 does
   * not hear it, not now: the work is useful to any attempt that leads when it is done.
   */
  void sign() {
    signed();
  }

  /**
   * Says now and then that the member is there, while it waits for others.
   *
   * @throws LinkLostException if task 0 does not answer
   */
  void signWaiting() throws LinkLostException {
    IOException problem = signed();
    if (problem != null) {
      throw new LinkLostException(problem);
    }
  }

  /** Null if all went well, or if it was not the time. */
  private @Nullable IOException signed() {
    if (!signs.due()) {
      return null;
    }
    try {
      protocol.present(top.alive(member));
      heard = ticker.nanos();
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  /** Tells task 0 that the member cannot do its part. */
  void giveUp(String reason) throws LinkLostException {
    try {
      top.giveUp(member, reason);
    } catch (IOException e) {
      throw new LinkLostException(e);
    }
  }

  /** How long ago anybody last answered, or this member began. */
  Duration silence() {
    return Duration.ofNanos(ticker.nanos() - heard);
  }
}
