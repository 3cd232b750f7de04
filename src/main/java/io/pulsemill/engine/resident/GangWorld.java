package io.pulsemill.engine.resident;

import io.pulsemill.timing.Ticker;

/**
 * What a {@link SimulatedGang} lives in: time, machines that work, and wires. Nothing happens
 * within a call; what is to follow is done later, one after the other.
 */
public interface GangWorld extends Ticker {
  /** What a member works at. */
  enum Work {
    /** Its rows, and the statistics of them. */
    READ,
    /** To standardize them. */
    PREPARE,
    /** To sum over them. */
    SUM
  }

  /** Where a member's next attempt runs. */
  int machine(int member);

  /** Does {@code event} after so many seconds. */
  void after(double seconds, Runnable event);

  /**
   * Lets a member work.
   *
   * @param step of the request, 0 if there is none
   */
  void work(int member, Work work, long step, Runnable done);

  /**
   * Sends a message, which is taken in by its receiver, one at a time.
   *
   * @param bytes beside headers
   */
  void send(int from, int to, double bytes, Runnable taken);

  /** Bytes of the sum that answers a request. */
  double sumBytes(long step);

  /** Bytes of the request itself. */
  double requestBytes(long step);
}
