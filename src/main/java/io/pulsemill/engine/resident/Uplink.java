package io.pulsemill.engine.resident;

import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A member's way up: to its parent, if it has a place in a tree; to task 0, if it has none, if its
 * parent does not answer, and to say that it is alive.
 */
final class Uplink {
  /** Before a parent is asked again that did not answer, or does not know of this child yet. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final int member;
  private final Roads roads;
  private final Duration betweenSigns;
  private final Runnable progress;
  private final Ticker ticker;
  private final AtomicLong lastAlive;

  private volatile GangProtocol top;
  private volatile Place place = Place.NONE;
  private volatile long heard;
  private volatile boolean stale;
  private @Nullable GangProtocol parent;
  private Place told = Place.NONE;

  /** How members reach each other. */
  interface Roads {
    /** Another member, which need not be there. */
    GangProtocol to(TaskAddress address) throws IOException;

    /** It is not needed any more. */
    void leave(GangProtocol link);
  }

  /**
   * The way of a member.
   *
   * @param betweenSigns how often it says that it is alive, while it says nothing else
   * @param progress called while a parent does not answer: this task is not the one that hangs
   */
  Uplink(int member, Roads roads, Duration betweenSigns, Runnable progress, Ticker ticker) {
    this.member = member;
    this.roads = roads;
    this.betweenSigns = betweenSigns;
    this.progress = progress;
    this.ticker = ticker;
    heard = ticker.nanos();
    lastAlive = new AtomicLong(heard);
  }

  /** From now on task 0 is there; the member has no place yet. */
  void follow(GangProtocol task0) {
    leaveTree();
    top = task0;
    told = Place.NONE;
  }

  /** Where the member is. */
  Place place() {
    return place;
  }

  /** Goes to this place. */
  void take(Place next) throws IOException {
    leaveTree();
    if (next.equals(told)) {
      pause(); // its parent has not been told yet
    }
    told = next;
    place = next;
    stale = false;
    if (next.parent().isPresent()) {
      parent = link(next.parent().get());
    }
  }

  /** Null if its machine is gone, and its name: it will be missed. */
  private @Nullable GangProtocol link(TaskAddress address) {
    try {
      return roads.to(address);
    } catch (IOException e) {
      return null;
    }
  }

  /** Gives up the place, to ask task 0 for one. */
  void leaveTree() {
    place = Place.NONE;
    if (parent != null) {
      roads.leave(parent);
      parent = null;
    }
  }

  /**
   * Brings an answer up and returns what is asked next.
   *
   * @throws LinkLostException if task 0 does not answer
   */
  Request exchange(Answer answer) throws IOException {
    if (stale()) {
      leaveTree(); // nobody awaits it there
      return exchangeWithTop(answer.ready().in(place.view()));
    }
    Answer placed = answer.in(place.view());
    if (place.parent().isEmpty()) {
      return exchangeWithTop(placed);
    }
    Request next = exchangeWithParent(placed);
    return next == null ? exchangeWithTop(placed.ready()) : next;
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
  private IOException signed() {
    long last = lastAlive.get();
    long now = ticker.nanos();
    if (now - last <= betweenSigns.toNanos() || !lastAlive.compareAndSet(last, now)) {
      return null;
    }
    try {
      stale = top.alive(member) != place.view();
      heard = ticker.nanos();
      return null;
    } catch (IOException e) {
      lastAlive.set(ticker.nanos());
      return e;
    }
  }

  /** Whether there is another tree than the one the member has its place in. */
  boolean stale() {
    return stale && place.view() != Place.NONE.view();
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

  private Request exchangeWithTop(Answer answer) throws LinkLostException {
    try {
      Request next = top.exchange(answer);
      heard = ticker.nanos();
      return next;
    } catch (IOException e) {
      throw new LinkLostException(e);
    }
  }

  /** Null if there is no reply. */
  private @Nullable Request exchangeWithParent(Answer answer) throws IOException {
    Request next = null;
    for (int tries = 2; tries > 0 && next == null && parent != null && !stale(); tries--) {
      try {
        next = parent.exchange(answer);
        heard = ticker.nanos();
      } catch (IOException e) {
        pause();
      }
      progress.run();
      if (next == null || next.kind() != Request.Kind.END) {
        signWaiting(); // task 0 does not hear from this member otherwise
      }
    }
    return next;
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("Interrupted while waiting for a parent").initCause(e);
    }
  }
}
