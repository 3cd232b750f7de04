package io.pulsemill.display;

import io.pulsemill.job.RunEvent;
import io.pulsemill.timing.Ticker;
import java.io.PrintWriter;

/** Progress on a terminal: what stays is printed above one line that is redrawn. */
final class RedrawnDisplay implements Display {
  /** To the start of the line, and empties it (ECMA-48: CR, EL). */
  private static final String CLEAR = "\r\033[K";

  private static final int USUAL_COLUMNS = 80;

  private final PrintWriter err;
  private final LiveLine line;
  private final int columns;
  private boolean shown;

  RedrawnDisplay(PrintWriter err) {
    this(err, columns(), Ticker.SYSTEM);
  }

  /** {@code columns}: of the terminal; a longer line could not be redrawn. */
  RedrawnDisplay(PrintWriter err, int columns, Ticker ticker) {
    this.err = err;
    this.columns = columns;
    line = new LiveLine(ticker);
  }

  private static int columns() {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("[1-9]\\d{1,3}")
        ? Integer.parseInt(columns)
        : USUAL_COLUMNS;
  }

  @Override
  public synchronized void say(String text) {
    print(text);
  }

  @Override
  public synchronized void warn(String text) {
    print("warning: " + text);
  }

  @Override
  public synchronized void error(String text) {
    close();
    err.println(text);
  }

  @Override
  public synchronized void event(RunEvent event) {
    line.take(event);
    draw();
  }

  private void print(String text) {
    close();
    err.println(text);
    draw();
  }

  private void draw() {
    String text = line.text();
    err.print(CLEAR + text.substring(0, Math.min(text.length(), columns - 1)));
    err.flush();
    shown = true;
  }

  @Override
  public synchronized void close() {
    if (shown) {
      err.print(CLEAR);
      err.flush();
      shown = false;
    }
  }
}
