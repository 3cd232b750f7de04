package io.pulsemill.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * An evaluation as a person reads it on a terminal: rows, confusion matrix, accuracy, log loss, and
 * precision, recall and F1 by class and averaged. An undefined metric is "–".
 */
public final class EvaluationText {
  private static final int LONGEST_LABEL = 24;
  private static final int LABEL_TAIL = 8;

  /** A wider matrix than this does not fit a terminal. */
  private static final int WIDEST_MATRIX = 20;

  private EvaluationText() {}

  /** Lines that end with a newline each; {@code classes} are the labels in class order. */
  public static String write(Scores scores, List<String> classes) {
    EvaluationJson.checkClasses(scores, classes);
    List<String> labels = classes.stream().map(EvaluationText::label).toList();
    return rows(scores)
        + "\n"
        + matrix(scores.confusion(), labels)
        + "\n"
        + "accuracy  "
        + number("%.4f", scores.confusion().accuracy())
        + "\n"
        + "log loss  "
        + number("%.6f", scores.logLoss())
        + "\n"
        + "\n"
        + perClass(scores.confusion(), labels);
  }

  private static String rows(Scores scores) {
    StringJoiner skipped = new StringJoiner(", ", "; skipped: ", "").setEmptyValue("");
    for (Map.Entry<String, Long> entry : scores.skipped().entrySet()) {
      skipped.add(entry.getKey() + " " + entry.getValue());
    }
    return "rows " + scores.rows() + skipped + "\n";
  }

  private static String matrix(ConfusionMatrix confusion, List<String> labels) {
    if (labels.size() > WIDEST_MATRIX) {
      return "confusion matrix of %d classes: see the JSON result\n".formatted(labels.size());
    }
    TextTable table = new TextTable();
    List<String> header = new ArrayList<>(List.of("actual \\ predicted"));
    header.addAll(labels);
    table.line(header);
    for (int actual = 0; actual < labels.size(); actual++) {
      List<String> cells = new ArrayList<>(List.of(labels.get(actual)));
      for (int predicted = 0; predicted < labels.size(); predicted++) {
        cells.add(Long.toString(confusion.count(actual, predicted)));
      }
      table.line(cells);
    }
    return table.toString();
  }

  private static String perClass(ConfusionMatrix confusion, List<String> labels) {
    TextTable table = new TextTable();
    table.line(List.of("class", "precision", "recall", "f1", "support"));
    for (int c = 0; c < labels.size(); c++) {
      Averages own = new Averages(confusion.precision(c), confusion.recall(c), confusion.f1(c));
      table.line(metrics(labels.get(c), own, confusion.support(c)));
    }
    table.line(metrics("macro average", confusion.macro(), confusion.rows()));
    table.line(metrics("weighted average", confusion.weighted(), confusion.rows()));
    return table.toString();
  }

  private static List<String> metrics(String name, Averages values, long support) {
    return List.of(
        name,
        number("%.4f", values.precision()),
        number("%.4f", values.recall()),
        number("%.4f", values.f1()),
        Long.toString(support));
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
  }

  /**
   * A label on one line: control characters as "?", and the middle of a long one left out, since
   * long labels often differ at their ends only.
   */
  private static String label(String label) {
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
