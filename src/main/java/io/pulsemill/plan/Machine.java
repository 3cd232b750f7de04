package io.pulsemill.plan;

/** A machine of the cluster: its cores, and its wire to all others. */
final class Machine {
  private final EventQueue events;
  private final Cores cores;
  private final double bytesPerSecond;

  /** When all that was sent is out, and all that was to come is in; seconds. */
  private double out;

  private double in;

  /** An idle one. */
  Machine(EventQueue events, Cores cores, double bytesPerSecond) {
    this.events = events;
    this.cores = cores;
    this.bytesPerSecond = bytesPerSecond;
  }

  Cores cores() {
    return cores;
  }

  /**
   * Sends over both machines' wires, one message after the other.
   *
   * @param hop seconds a message without bytes is on its way
   */
  void send(Machine to, double bytes, double hop, Runnable arrived) {
    if (to == this) {
      events.after(hop, arrived);
      return;
    }
    double wire = bytes / bytesPerSecond;
    double leaves = Math.max(events.seconds(), out);
    out = leaves + wire;
    events.after(leaves + hop - events.seconds(), () -> to.receive(wire, arrived));
  }

  private void receive(double wire, Runnable arrived) {
    in = Math.max(events.seconds(), in) + wire;
    events.after(in - events.seconds(), arrived);
  }
}
