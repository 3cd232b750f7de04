package io.pulsemill.cli;

import io.pulsemill.measure.TrainingProcess;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this JVM in order, its jobs too, when the process that started it is gone, even if that was
 * killed: then nobody holds the other end of its standard input any more.
 */
final class ParentWatch {
  /** As if it had been told so by SIGTERM. */
  private static final int TERMINATED = 143;

  private ParentWatch() {}

  /** Begins to watch, if this is such a process. */
  static void start() {
    if (Boolean.getBoolean(TrainingProcess.ENDS_WITH_PARENT)) {
      Thread watch = new Thread(() -> await(System.in), "parent watch");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private static void await(InputStream in) {
    try {
      while (in.read() >= 0) {
        // Nothing is ever said.
      }
    } catch (IOException e) {
      // As if it had ended.
    }
    System.exit(TERMINATED);
  }
}
