package io.pulsemill.report;

import io.pulsemill.metrics.EvaluationRecord;
import io.pulsemill.metrics.Scores;
import java.util.List;
import java.util.StringJoiner;

/**
 * An evaluation as a person reads it on a terminal: rows, confusion matrix, metrics over all
 * classes with their intervals, and precision, recall and F1 by class and averaged. An undefined
 * metric is "–".
 */
public final class EvaluationText {
  private static final int LONGEST_LABEL = 24;
  private static final int LABEL_TAIL = 8;

  /** A wider matrix than this does not fit a terminal. */
  private static final int WIDEST_MATRIX = 20;

  private EvaluationText() {}

  /** Lines that end with a newline each; {@code classes} are the labels in class order. */
  public static String write(Scores scores, List<String> classes) {
    return write(EvaluationRecord.of(scores, classes));
  }

  /** Lines that end with a newline each. */
  public static String write(EvaluationRecord evaluation) {
    List<String> classes = evaluation.classes();
    StringJoiner skipped = new StringJoiner(", ", "; skipped: ", "").setEmptyValue("");
    evaluation.skipped().forEach((reason, rows) -> skipped.add(reason + " " + rows));
    String matrix =
        classes.size() > WIDEST_MATRIX
            ? "confusion matrix of %d classes: see the JSON result\n".formatted(classes.size())
            : EvaluationTables.confusion(evaluation).named(EvaluationText::label).toString();
    return "rows %d%s\n\n%s\n%s\n%s"
        .formatted(
            evaluation.rows(),
            skipped,
            matrix,
            EvaluationTables.overall(evaluation),
            EvaluationTables.metrics(evaluation).named(EvaluationText::label));
  }

  /**
   * A label on one line: control characters as "?", and the middle of a long one left out, since
   * long labels often differ at their ends only.
   */
  static String label(String label) {
    int[] points =
        label.codePoints().map(point -> Character.isISOControl(point) ? '?' : point).toArray();
    if (points.length <= LONGEST_LABEL) {
      return new String(points, 0, points.length);
    }
    int head = LONGEST_LABEL - LABEL_TAIL - 1;
    return new String(points, 0, head)
        + "…"
        + new String(points, points.length - LABEL_TAIL, LABEL_TAIL);
  }
}
