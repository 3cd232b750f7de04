package io.pulsemill.json;

import io.pulsemill.InputException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The last two lines of a result, which are always
 *
 * <pre>
 *   "checksum": "<i>64 hexadecimal digits</i>"
 * }
 * </pre>
 *
 * <p>The first indented by two spaces, both ended by a line feed, the digits in lower case. They
 * are the SHA-256 of all bytes of the file before these two lines, so another program has no JSON
 * to understand: {@code sed '$d' FILE | sed '$d' | sha256sum} prints the digits.
 */
public final class Seal {
  static final String KEY = "checksum";

  private static final String BEFORE = "  \"" + KEY + "\": \"";
  private static final String AFTER = "\"\n}\n";
  private static final int DIGITS = 64;
  private static final int LENGTH = BEFORE.length() + DIGITS + AFTER.length();
  private static final Pattern LINES =
      Pattern.compile(Pattern.quote(BEFORE) + "[0-9a-f]{64}" + Pattern.quote(AFTER));

  /** After manual edits, white space may occur anywhere. */
  private static final Pattern FIELD = Pattern.compile(",\\s*\"" + KEY + "\"\\s*:\\s*\"[^\"]*\"");

  private static final int SHOWN = 12;

  private Seal() {}

  /**
   * A text with its seal.
   *
   * @param text of an indented JSON object that has fields and no seal, ended by a line feed
   */
  public static String put(String text) {
    String end = "\n}\n";
    if (!text.endsWith(end)) {
      throw new IllegalArgumentException("Text: expected a brace on a line of its own at the end");
    }
    String content = text.substring(0, text.length() - end.length()) + ",\n";
    return content + BEFORE + digits(content) + AFTER;
  }

  /** Whether a text ends as a seal does, right or wrong. */
  public static boolean in(String text) {
    return text.length() > LENGTH
        && LINES.matcher(text).region(text.length() - LENGTH, text.length()).matches();
  }

  /** Fails if the seal in a text is not that of its content. */
  static void check(String text, String where) {
    String content = text.substring(0, text.length() - LENGTH);
    int from = content.length() + BEFORE.length();
    String stands = text.substring(from, from + DIGITS);
    String is = digits(content);
    if (!stands.equals(is)) {
      throw broken(
          where,
          "its checksum is %s… but its content has %s…"
              .formatted(stands.substring(0, SHOWN), is.substring(0, SHOWN)));
    }
  }

  /** The error for a text with a wrong seal. */
  static InputException broken(String where, String how) {
    return new InputException(
        ("%s: %s: it is damaged or was edited; restore it or, if it was edited on purpose, seal it"
                + " anew: pulsemill seal %s")
            .formatted(where, how, where));
  }

  /**
   * A text with the seal it should have, in place of the one it may have.
   *
   * @param text of a JSON object with fields
   * @param there whether it has a checksum
   */
  static String renew(String text, boolean there, String where) {
    String content = text.substring(0, text.lastIndexOf('}')).stripTrailing();
    if (there) {
      int field = content.lastIndexOf(',');
      if (field < 0 || !FIELD.matcher(content).region(field, content.length()).matches()) {
        throw new InputException(
            "%s: expected \"%s\" as its last field; remove it, then seal the file"
                .formatted(where, KEY));
      }
      content = content.substring(0, field);
    }
    return put(content + "\n}\n");
  }

  private static String digits(String content) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
