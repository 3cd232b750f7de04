package io.pulsemill.measure;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this JVM in order, its jobs too, when the process that started it is gone, even if that was
 * killed: then nobody holds the other end of its standard input any more.
 */
public final class ParentWatch {
  /** The system property of a process that is not to outlive the one that started it. */
  private static final String PROPERTY = "pulsemill.ends.with.parent";

  /** As if it had been told so by SIGTERM. */
  private static final int TERMINATED = 143;

  /** Option of the JVM of such a process. */
  static final String OPTION = "-D" + PROPERTY + "=true";

  private ParentWatch() {}

  /** Begins to watch, if this is such a process. */
  public static void start() {
    if (Boolean.getBoolean(PROPERTY)) {
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
