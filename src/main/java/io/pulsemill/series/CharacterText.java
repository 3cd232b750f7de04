package io.pulsemill.series;

import java.util.regex.Pattern;

/** A character as users write it: itself, {@code \t}, or octal as Hive has it, {@code \001}. */
public final class CharacterText {
  private static final String NONE = "none";
  private static final Pattern OCTAL = Pattern.compile("\\\\[0-7]{3}");

  private CharacterText() {}

  /** The character that {@code text} means; any other text stays. */
  public static String parse(String text) {
    if (text.equals("\\t")) {
      return "\t";
    }
    return OCTAL.matcher(text).matches()
        ? Character.toString(Integer.parseInt(text.substring(1), 8))
        : text;
  }

  /** The same; nothing for the word {@code none}. */
  public static String parseOrNone(String text) {
    return text.equals(NONE) ? "" : parse(text);
  }

  /** The text of a character or, if it is empty, the word {@code none}. */
  public static String ofOrNone(String character) {
    return character.isEmpty() ? NONE : of(character);
  }

  /** The text of a character, visible. */
  public static String of(String character) {
    if (character.equals("\t")) {
      return "\\t";
    }
    return character.length() == 1 && Character.isISOControl(character.charAt(0))
        ? "\\%03o".formatted((int) character.charAt(0))
        : character;
  }
}
