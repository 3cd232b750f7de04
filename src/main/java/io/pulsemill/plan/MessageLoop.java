package io.pulsemill.plan;

import java.util.ArrayDeque;
import java.util.Queue;

/** Messages that a thread of a process takes in, or sends, one at a time and in their order. */
final class MessageLoop {
  private final Cores cores;
  private final Queue<Message> waiting = new ArrayDeque<>();
  private double bytes;
  private double most;

  private record Message(double work, double bytes, Runnable handled) {}

  /** {@code cores}: those it handles them with. */
  MessageLoop(Cores cores) {
    this.cores = cores;
  }

  /**
   * Another message.
   *
   * @param work core-seconds to handle it
   * @param size bytes it holds until then
   */
  void add(double work, double size, Runnable handled) {
    waiting.add(new Message(work, size, handled));
    bytes += size;
    most = Math.max(most, bytes);
    if (waiting.size() == 1) {
      next();
    }
  }

  private void next() {
    Message message = waiting.element();
    cores.run(
        message.work,
        1,
        () -> {
          waiting.remove();
          bytes -= message.bytes;
          if (!waiting.isEmpty()) {
            next();
          }
          message.handled.run();
        });
  }

  /** The most bytes that waited at once. */
  double mostBytes() {
    return most;
  }
}
