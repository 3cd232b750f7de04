package io.pulsemill.features;

import java.nio.charset.StandardCharsets;

/** Records as a reader of observations finds them. */
final class TestLines {
  private TestLines() {}

  /** Lines of that text. */
  static ObservationLines of(String text) {
    ObservationLines lines = new ObservationLines();
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    lines.setLines(utf8, 0, utf8.length);
    return lines;
  }

  /** A line that was too long. */
  static ObservationLines tooLong() {
    ObservationLines line = new ObservationLines();
    line.setTooLong();
    return line;
  }

  /** The place where a file became unreadable. */
  static ObservationLines unreadable(String message) {
    ObservationLines line = new ObservationLines();
    line.setUnreadable(message);
    return line;
  }
}
