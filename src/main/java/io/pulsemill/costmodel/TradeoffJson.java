package io.pulsemill.costmodel;

import io.pulsemill.json.SealedJson;

/**
 * {@link Tradeoff} as the text of {@code tradeoff.json}, a {@link SealedJson}. Keys stand in a
 * fixed order; unknown ones are ignored when reading.
 */
public final class TradeoffJson {
  private TradeoffJson() {}

  /** The text: indented, lines ended by a single line feed, the last one too. */
  public static String write(Tradeoff tradeoff) {
    return SealedJson.write(tradeoff);
  }

  /**
   * Reads what {@link #write} wrote; fits the model if the text, of another hand, has none.
   *
   * @param where the text comes from, for messages
   * @throws io.pulsemill.InputException naming where, what was expected and what was found
   */
  public static Tradeoff read(String text, String where) {
    return SealedJson.read(text, where, Tradeoff.class);
  }
}
