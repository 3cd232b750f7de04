package io.pulsemill.metrics.compare;

import io.pulsemill.json.SealedJson;

/** {@link ComparisonRecord} as the text of {@code comparison.json}, a {@link SealedJson}. */
public final class ComparisonJson {
  private ComparisonJson() {}

  /** The text. */
  public static String write(ComparisonRecord comparison) {
    return SealedJson.write(comparison);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param where the text comes from, for messages
   * @throws io.pulsemill.InputException naming where, what was expected and what was found
   */
  public static ComparisonRecord read(String text, String where) {
    return SealedJson.read(text, where, ComparisonRecord.class);
  }
}
