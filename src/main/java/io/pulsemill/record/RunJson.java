package io.pulsemill.record;

import io.pulsemill.json.SealedJson;

/** {@link Run} as the text of {@code run.json}, a {@link SealedJson}. */
public final class RunJson {
  private RunJson() {}

  /** The text: indented, lines ended by a single line feed, the last one too. */
  public static String write(Run run) {
    return SealedJson.write(run);
  }

  /**
   * Reads what {@link #write} wrote, in any format so far.
   *
   * @param where the text comes from, for messages
   * @throws io.pulsemill.InputException naming where, what was expected and what was found
   */
  public static Run read(String text, String where) {
    return SealedJson.read(text, where, Run.class);
  }
}
