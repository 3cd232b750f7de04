package io.pulsemill.engine.resident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A gang or a branch as it is called over simulated wires. */
final class SimulatedService {
  /** Until a call to a machine that is gone fails, as {@link GangRpc} has it. */
  private static final double TIMEOUT = 20;

  private final GangWorld world;
  private final GangService service;
  private final int member;
  private final Runnable heard;
  private final Set<Call> open = new LinkedHashSet<>();
  private boolean gone;
  private boolean silent;

  /** A call without a reply yet. Not equal to any other. */
  private static final class Call {
    private final Runnable failed;

    Call(Runnable failed) {
      this.failed = failed;
    }
  }

  /** {@code heard}: called after each call that arrived. */
  SimulatedService(GangWorld world, GangService service, int member, Runnable heard) {
    this.world = world;
    this.service = service;
    this.member = member;
    this.heard = heard;
  }

  /** An exchange; exactly one of the two follows. */
  void exchange(Answer answer, Consumer<Request> replied, Runnable failed) {
    int from = answer.member();
    double bytes = answer.sum() == null ? 0 : world.sumBytes(answer.step()) / answer.part().of();
    call(
        from,
        bytes,
        failed,
        call ->
            service.exchange(
                from == member ? answer : answer.copy(),
                next ->
                    reply(
                        call, from, world.requestBytes(next.step()), () -> replied.accept(next))));
  }

  /** Says that a member is there. */
  void alive(int from, Consumer<Long> view, Runnable failed) {
    call(
        from,
        0,
        failed,
        call -> {
          long present = service.alive(from);
          reply(call, from, 0, () -> view.accept(present));
        });
  }

  /** What is done with a call that has arrived. */
  private interface Arrived {
    void take(Call call) throws IOException;
  }

  private void call(int from, double bytes, Runnable failed, Arrived arrived) {
    Call call = new Call(failed);
    if (gone) {
      world.after(silent ? TIMEOUT : 0, failed);
      return;
    }
    open.add(call);
    world.send(
        from,
        member,
        bytes,
        () -> {
          if (open.contains(call)) {
            try {
              arrived.take(call);
            } catch (IOException e) {
              throw new UncheckedIOException(e); // members that there are do not say such things
            }
            heard.run();
          }
        });
  }

  private void reply(Call call, int to, double bytes, Runnable replied) {
    world.send(
        member,
        to,
        bytes,
        () -> {
          if (open.remove(call)) {
            replied.run();
          }
        });
  }

  /** Whether anybody waits here. */
  boolean called() {
    return !open.isEmpty();
  }

  /** Lets those ask again who have waited for too long. */
  void expire() {
    service.expire();
  }

  /**
   * Nobody is there any more.
   *
   * @param silently its machine is gone too, so that nobody refuses a call
   */
  void goes(boolean silently) {
    gone = true;
    silent = silently;
    List<Call> calls = List.copyOf(open);
    open.clear();
    calls.forEach(call -> world.after(silently ? TIMEOUT : 0, call.failed));
  }
}
