package io.pulsemill.inference;

import io.pulsemill.json.SealedJson;

/** {@link Inspection} as the text of {@code inspection.json}, a {@link SealedJson}. */
public final class InspectionJson {
  private InspectionJson() {}

  /** The text. */
  public static String write(Inspection inspection) {
    return SealedJson.write(inspection);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param where the text comes from, for messages
   * @throws io.pulsemill.InputException naming where, what was expected and what was found
   */
  public static Inspection read(String text, String where) {
    return SealedJson.read(text, where, Inspection.class);
  }
}
