package io.pulsemill.display;

import java.io.PrintWriter;

/** Progress as lines of text. */
final class PlainDisplay implements Display {
  private final PrintWriter err;
  private final boolean quiet;

  /** {@code quiet}: warnings and errors alone. */
  PlainDisplay(PrintWriter err, boolean quiet) {
    this.err = err;
    this.quiet = quiet;
  }

  @Override
  public void say(String line) {
    if (!quiet) {
      err.println(line);
    }
  }

  @Override
  public void warn(String line) {
    err.println("warning: " + line);
  }

  @Override
  public void error(String line) {
    err.println(line);
  }
}
