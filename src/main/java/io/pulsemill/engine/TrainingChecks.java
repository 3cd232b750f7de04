package io.pulsemill.engine;

import io.pulsemill.InputException;
import io.pulsemill.job.Progress;
import io.pulsemill.statistics.TrainingStatistics;
import java.util.List;
import java.util.stream.IntStream;

/** Refuses training rows that no model can be fitted to: none, of one class, or too few. */
final class TrainingChecks {
  private final List<String> features;
  private final TrainingSettings settings;
  private final TrainingStatistics statistics;

  /** {@code statistics}: of the training rows, by these features. */
  TrainingChecks(List<String> features, TrainingSettings settings, TrainingStatistics statistics) {
    this.features = features;
    this.settings = settings;
    this.statistics = statistics;
  }

  /**
   * The classes, sorted by code point.
   *
   * @throws InputException if there are fewer than two, or without a penalty fewer rows than free
   *     parameters; with one that is a warning
   */
  List<String> classes(Progress progress) {
    if (statistics.rows() == 0) {
      throw new InputException(
          ("No training rows: of %d rows in the table, %s selects none without a missing"
                  + " value%s%s")
              .formatted(
                  statistics.tableRows(),
                  settings.split(),
                  settings.columns().weight() == null ? "" : " and with a weight above 0",
                  missing()));
    }
    List<String> classes = List.copyOf(statistics.counts().byLabel().keySet());
    if (classes.size() < 2) {
      throw new InputException(
          "All %d training rows have the label '%s'; training needs at least two classes%s"
              .formatted(statistics.rows(), classes.get(0), missing()));
    }
    DoubtfulFeatures.warn(statistics, features, progress);
    checkRows(classes.size(), progress);
    return classes;
  }

  /** Before collinear features go: with so few rows, some always are. */
  private void checkRows(int classes, Progress progress) {
    long varying =
        IntStream.range(0, features.size())
            .filter(j -> !statistics.moments().range(j).constant())
            .count();
    long parameters = (classes - 1L) * (varying + 1L);
    if (statistics.rows() < parameters) {
      String what =
          "%d training rows are fewer than the %d free parameters of %d classes and %d features"
              .formatted(statistics.rows(), parameters, classes, varying);
      if (settings.penalty().isNone()) {
        throw new InputException(what + "; use more rows, fewer features or a penalty (--l2)");
      }
      progress.warn(what + "; only the penalty decides between many equal fits");
    }
  }

  private String missing() {
    return statistics.counts().missingValues().text(features);
  }
}
