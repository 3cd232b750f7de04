package io.pulsemill.selection;

import io.pulsemill.json.SealedJson;

/**
 * {@link SelectionRecord} as the text of {@code selection.json}, a {@link SealedJson}. What is
 * undefined is null.
 */
public final class SelectionJson {
  private SelectionJson() {}

  /** The text. */
  public static String write(SelectionRecord selection) {
    return SealedJson.write(selection);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param where the text comes from, for messages
   * @throws io.pulsemill.InputException naming where, what was expected and what was found
   */
  public static SelectionRecord read(String text, String where) {
    return SealedJson.read(text, where, SelectionRecord.class);
  }
}
