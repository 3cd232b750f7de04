package io.pulsemill.features;

import java.util.Locale;

/** Text a line of a tab-separated file can hold, and a terminal can show. */
final class Escape {
  private Escape() {}

  /**
   * Backslashes and control characters as {@code \\}, {@code \t}, {@code \n}, {@code \r}, \\uXXXX.
   */
  static String controls(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> escaped.append("\\\\");
        case '\t' -> escaped.append("\\t");
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        default -> {
          if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
            escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            escaped.append(c);
          }
        }
      }
    }
    return escaped.toString();
  }
}
