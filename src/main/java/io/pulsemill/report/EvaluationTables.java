package io.pulsemill.report;

import io.pulsemill.metrics.Auc;
import io.pulsemill.metrics.Averages;
import io.pulsemill.metrics.Bootstrap;
import io.pulsemill.metrics.EvaluationRecord;
import io.pulsemill.metrics.Interval;
import io.pulsemill.metrics.OverallMetrics;
import io.pulsemill.metrics.WilsonIntervals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables of an evaluation, for a terminal and the page. */
public final class EvaluationTables {
  private EvaluationTables() {}

  /** Rows by actual and predicted class. */
  public static Table confusion(EvaluationRecord evaluation) {
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

  /** Metrics over all classes, with their 95 % intervals as far as there are any. */
  static Table overall(EvaluationRecord evaluation) {
    WilsonIntervals wilson = evaluation.intervals();
    Bootstrap bootstrap = evaluation.bootstrap();
    Auc auc = evaluation.auc();
    List<List<String>> rows = new ArrayList<>();
    add(
        rows,
        "accuracy",
        Figures.share(evaluation.accuracy()),
        Figures.shares(wilson == null ? Interval.NONE : wilson.accuracy()));
    add(
        rows,
        "log loss",
        Figures.nats(evaluation.logLoss()),
        Figures.nats(interval(bootstrap, Bootstrap::logLoss)));
    OverallMetrics metrics = evaluation.metrics();
    if (metrics != null) {
      add(rows, "Brier score", metrics.brier(), interval(bootstrap, Bootstrap::brier));
      add(
          rows,
          "calibration error",
          metrics.calibrationError(),
          interval(bootstrap, Bootstrap::calibrationError));
      add(rows, "kappa", metrics.kappa(), interval(bootstrap, Bootstrap::kappa));
      add(rows, "Matthews", metrics.matthews(), interval(bootstrap, Bootstrap::matthews));
      metrics.topK().forEach(top -> add(rows, "top " + top.k(), top.accuracy(), top.interval()));
    }
    if (bootstrap != null) {
      add(rows, "macro F1", evaluation.macro().f1(), bootstrap.macroF1());
    }
    if (auc != null) {
      add(rows, "AUC", auc.value(), interval(bootstrap, Bootstrap::auc));
    }
    return new Table(List.of("metric", "value", "95 % interval"), rows);
  }

  private static void add(List<List<String>> rows, String name, double value, Interval interval) {
    add(rows, name, Figures.share(value), Figures.shares(interval));
  }

  private static void add(List<List<String>> rows, String name, String value, String interval) {
    rows.add(List.of(name, value, interval));
  }

  private static Interval interval(
      @Nullable Bootstrap bootstrap, Function<Bootstrap, @Nullable Interval> of) {
    Interval interval = bootstrap == null ? null : of.apply(bootstrap);
    return interval == null ? Interval.NONE : interval;
  }

  /** Wilson's intervals of precision and recall by class. */
  static Table intervals(WilsonIntervals wilson) {
    return new Table(
        List.of("class", "precision, 95 %", "recall, 95 %"),
        wilson.perClass().stream()
            .map(
                own ->
                    List.of(
                        own.label(), Figures.shares(own.precision()), Figures.shares(own.recall())))
            .toList());
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
