package io.pulsemill.report;

import io.pulsemill.metrics.Averages;
import io.pulsemill.metrics.EvaluationRecord;
import java.util.ArrayList;
import java.util.List;

/** The tables of an evaluation, for a terminal and the page. */
final class EvaluationTables {
  private EvaluationTables() {}

  /** Rows by actual and predicted class. */
  static Table confusion(EvaluationRecord evaluation) {
    List<String> heads = new ArrayList<>(List.of("actual \\ predicted"));
    heads.addAll(evaluation.classes());
    List<List<String>> rows = new ArrayList<>();
    for (int actual = 0; actual < evaluation.classes().size(); actual++) {
      List<String> cells = new ArrayList<>(List.of(evaluation.classes().get(actual)));
      evaluation.confusion().get(actual).forEach(count -> cells.add(count.toString()));
      rows.add(cells);
    }
    return new Table(heads, rows);
  }

  /** Precision, recall and F1 by class and averaged. */
  static Table metrics(EvaluationRecord evaluation) {
    List<List<String>> rows = new ArrayList<>();
    for (EvaluationRecord.ClassMetrics own : evaluation.perClass()) {
      Averages values = new Averages(own.precision(), own.recall(), own.f1());
      rows.add(row(own.label(), values, own.support()));
    }
    rows.add(row("macro average", evaluation.macro(), evaluation.rows()));
    rows.add(row("weighted average", evaluation.weighted(), evaluation.rows()));
    return new Table(List.of("class", "precision", "recall", "f1", "support"), rows);
  }

  private static List<String> row(String name, Averages values, long support) {
    return List.of(
        name,
        Figures.share(values.precision()),
        Figures.share(values.recall()),
        Figures.share(values.f1()),
        Long.toString(support));
  }
}
