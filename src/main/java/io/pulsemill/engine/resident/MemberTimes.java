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
  /** Signs that task 0 takes in per second without being kept from the sums: docs/scale.md. */
  private static final int SIGNS_PER_SECOND = 500;

  private static final Duration SOON = Duration.ofSeconds(2);

  /** Signs that may be missed before a member counts as lost. */
  private static final int LEAST_SIGNS = 4;

  /**
   * Those of a task, of so many: those that work or gather do not sign more often all together than
   * task 0 can hear.
   *
   * @param toReturn after which one that has not signed is lost
   */
  static MemberTimes of(int members, Duration toReturn) {
    Duration inTurn = Duration.ofMillis(1000L * members / SIGNS_PER_SECOND);
    Duration most = toReturn.dividedBy(LEAST_SIGNS);
    Duration between = inTurn.compareTo(most) < 0 ? inTurn : most;
    return new MemberTimes(
        between.compareTo(SOON) > 0 ? between : SOON, GangServer.PATIENCE, Duration.ofSeconds(2));
  }
}
