package io.pulsemill.engine.resident;

import java.io.IOException;
import java.util.function.Supplier;

/** A wire on which a member's mishap may happen. */
final class FaultyLink extends WireLink {
  private final Mishap mishap;
  private final Object there;

  /** {@code there}: what stands for the other end. */
  FaultyLink(Supplier<? extends GangService> service, Mishap mishap, Object there) {
    super(service, true);
    this.mishap = mishap;
    this.there = there;
  }

  @Override
  public Request exchange(Answer answer) throws IOException {
    return mishap.exchange(answer, super::exchange, there);
  }
}
