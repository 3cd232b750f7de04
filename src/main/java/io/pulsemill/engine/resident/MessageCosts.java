package io.pulsemill.engine.resident;

/**
 * What a message between tasks takes: how sums are best brought together goes by it, and what is
 * simulated of that.
 *
 * @param hop seconds on its way
 * @param call core-seconds either side takes for it
 * @param perByte core-seconds either side takes for a byte: written, or read and added
 * @param bytesPerSecond of a machine's wire, either way
 */
public record MessageCosts(double hop, double call, double perByte, double bytesPerSecond) {
  /**
   * Of gangs of 100 over Hadoop RPC on one machine, whose compilers had not come to it yet
   * (docs/scale.md); the wire is an assumption, 10 Gbit/s.
   */
  public static final MessageCosts MEASURED = new MessageCosts(1e-3, 2.5e-4, 1.1e-8, 1.25e9);

  /** The same with another wire. */
  public MessageCosts with(double wire) {
    return new MessageCosts(hop, call, perByte, wire);
  }

  /** Seconds to ask one that waits for it, and to take in its answer of so many bytes. */
  double ofChild(double bytes) {
    return 2 * call + bytes * (perByte + 1 / bytesPerSecond);
  }

  /** Seconds until a request is there and its answer here, beside that. */
  double ofLevel() {
    return 2 * (hop + call);
  }
}
