package io.pulsemill.report;

import io.pulsemill.metrics.Auc;
import io.pulsemill.metrics.Bootstrap;
import io.pulsemill.metrics.EvaluationRecord;
import io.pulsemill.metrics.Interval;
import io.pulsemill.metrics.OverallMetrics;
import io.pulsemill.metrics.WilsonIntervals;
import io.pulsemill.metrics.compare.ComparisonRecord;
import io.pulsemill.metrics.compare.PairComparison;
import java.util.ArrayList;
import java.util.List;

/** The tables of a comparison, for a terminal and the page. */
final class ComparisonTables {
  /** Features that are listed by name. */
  private static final int FEW = 8;

  private ComparisonTables() {}

  /** Which model has which letter. */
  static Table names(ComparisonRecord comparison) {
    List<List<String>> rows = new ArrayList<>();
    for (int m = 0; m < comparison.models().size(); m++) {
      ComparisonRecord.Compared model = comparison.models().get(m);
      String features = model.features().isEmpty() ? Figures.NONE : summary(model.features());
      rows.add(List.of(name(m) + "  " + model.name(), features));
    }
    return new Table(List.of("model", "features"), rows);
  }

  private static String summary(List<String> features) {
    return features.size() <= FEW
        ? String.join(", ", features)
        : String.join(", ", features.subList(0, FEW)) + ", … (%d)".formatted(features.size());
  }

  /** A row per model, under its letter. */
  static Table models(ComparisonRecord comparison) {
    List<List<String>> rows = new ArrayList<>();
    for (int m = 0; m < comparison.models().size(); m++) {
      ComparisonRecord.Compared model = comparison.models().get(m);
      List<String> cells =
          new ArrayList<>(List.of(name(m), Integer.toString(model.features().size())));
      cells.addAll(metrics(model.evaluation()));
      rows.add(cells);
    }
    return new Table(
        List.of(
            "model",
            "features",
            "accuracy",
            "95 % interval",
            "log loss",
            "95 % interval",
            "Brier",
            "ECE",
            "kappa",
            "AUC"),
        rows);
  }

  private static List<String> metrics(EvaluationRecord evaluation) {
    WilsonIntervals wilson = evaluation.intervals();
    Bootstrap bootstrap = evaluation.bootstrap();
    OverallMetrics metrics = evaluation.metrics();
    Auc auc = evaluation.auc();
    return List.of(
        Figures.share(evaluation.accuracy()),
        Figures.shares(wilson == null ? Interval.NONE : wilson.accuracy()),
        Figures.nats(evaluation.logLoss()),
        Figures.nats(bootstrap == null ? Interval.NONE : bootstrap.logLoss()),
        metrics == null ? Figures.NONE : Figures.share(metrics.brier()),
        metrics == null ? Figures.NONE : Figures.share(metrics.calibrationError()),
        metrics == null ? Figures.NONE : Figures.share(metrics.kappa()),
        auc == null ? Figures.NONE : Figures.share(auc.value()));
  }

  /** A letter for each: A, B, …; there are at most 20, and the baseline. */
  static String name(int m) {
    return String.valueOf((char) ('A' + m));
  }

  /** A row per pair of models. */
  static Table pairs(ComparisonRecord comparison) {
    List<String> names = comparison.models().stream().map(ComparisonRecord.Compared::name).toList();
    List<List<String>> rows = new ArrayList<>();
    for (PairComparison pair : comparison.pairs()) {
      rows.add(
          List.of(
              name(names.indexOf(pair.first())) + " − " + name(names.indexOf(pair.second())),
              Figures.nats(pair.logLoss().value()),
              Figures.nats(pair.logLoss().interval()),
              Figures.share(pair.accuracy().value()),
              Figures.shares(pair.accuracy().interval()),
              Long.toString(pair.mcNemar().onlyFirst()),
              Long.toString(pair.mcNemar().onlySecond()),
              Figures.pValue(pair.mcNemar().pValue())));
    }
    return new Table(
        List.of(
            "pair",
            "log loss",
            "95 % interval",
            "accuracy",
            "95 % interval",
            "first only",
            "second only",
            "McNemar p"),
        rows);
  }
}
