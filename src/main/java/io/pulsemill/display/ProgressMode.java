package io.pulsemill.display;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How progress is shown. */
public enum ProgressMode {
  /** On a terminal one line that is redrawn, elsewhere plain. */
  AUTO,
  /** Lines. */
  PLAIN,
  /** A JSON object in each line. */
  JSON,
  /** Warnings and errors alone. */
  OFF;

  /** A display on {@code err}, which is standard error if {@code standard}. */
  public Display on(PrintWriter err, boolean standard) {
    return switch (this) {
      case AUTO ->
          standard && isTerminal() ? new RedrawnDisplay(err) : new PlainDisplay(err, false);
      case PLAIN -> new PlainDisplay(err, false);
      case JSON -> new JsonDisplay(err);
      case OFF -> new PlainDisplay(err, true);
    };
  }

  /** Whether standard error is a terminal that can go back to the start of a line. */
  private static boolean isTerminal() {
    if ("dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false; // no /proc: nothing tells
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
