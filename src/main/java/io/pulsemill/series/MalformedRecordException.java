package io.pulsemill.series;

import java.nio.charset.StandardCharsets;

/**
 * A record that cannot be used. The message states in one line what was expected, what was found
 * and in which column. It carries no stack trace: a file may hold millions of such records.
 */
public final class MalformedRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int SHOWN_BYTES = 160;
  private static final int SHOWN_CHARACTERS = 40;

  private final Malformed reason;

  public MalformedRecordException(Malformed reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  public Malformed reason() {
    return reason;
  }

  /** Always there. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** The same, for a column: {@code position} counts from 0, the message from 1. */
  public MalformedRecordException inColumn(int position, String name) {
    return new MalformedRecordException(
        reason, "column " + (position + 1) + " (" + name + "): " + getMessage());
  }

  /** Like {@code 'oops'}: a text as a message may show it, short and on one line. */
  public static String quoted(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return quoted(utf8, 0, utf8.length);
  }

  /** Like {@code 'oops'}: a field as a message may show it, short and on one line. */
  public static String quoted(byte[] bytes, int from, int length) {
    String text = new String(bytes, from, Math.min(length, SHOWN_BYTES), StandardCharsets.UTF_8);
    int[] shown =
        text.codePoints()
            .limit(SHOWN_CHARACTERS)
            .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? '?' : c)
            .toArray();
    boolean whole = length <= SHOWN_BYTES && text.codePointCount(0, text.length()) == shown.length;
    return "'" + new String(shown, 0, shown.length) + (whole ? "'" : "…'");
  }
}
