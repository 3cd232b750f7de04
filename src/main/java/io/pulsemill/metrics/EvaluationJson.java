package io.pulsemill.metrics;

import io.pulsemill.json.SealedJson;
import java.util.List;

/**
 * {@link EvaluationRecord} as the text of {@code evaluation.json}, a {@link SealedJson}; format 1
 * had no {@code format}. What is undefined is null. Doubles are the shortest text that reads back
 * as the same double.
 */
public final class EvaluationJson {
  private EvaluationJson() {}

  /** The text; {@code classes} are the labels in class order. */
  public static String write(Scores scores, List<String> classes) {
    return write(EvaluationRecord.of(scores, classes));
  }

  /** The text. */
  public static String write(EvaluationRecord evaluation) {
    return SealedJson.write(evaluation);
  }

  /**
   * Reads what {@link #write} wrote, in any format so far.
   *
   * @param where the text comes from, for messages
   * @throws io.pulsemill.InputException naming where, what was expected and what was found
   */
  public static EvaluationRecord read(String text, String where) {
    return SealedJson.readUnnumbered(text, where, EvaluationRecord.class);
  }
}
