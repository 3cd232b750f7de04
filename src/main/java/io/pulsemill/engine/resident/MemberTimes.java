package io.pulsemill.engine.resident;

import java.time.Duration;

/**
 * How long a member waits.
 *
 * @param betweenSigns how often it tells task 0 that it is there, while it tells nothing else
 * @param patience of its children for a reply, before they ask again
 * @param farewell for its children to learn that the run is over; the others find it in the run's
 *     folder
 */
record MemberTimes(Duration betweenSigns, Duration patience, Duration farewell) {
  /** Those of a task. */
  static final MemberTimes USUAL =
      new MemberTimes(Duration.ofSeconds(2), GangServer.PATIENCE, Duration.ofSeconds(2));
}
