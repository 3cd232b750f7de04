package io.pulsemill.engine;

import io.pulsemill.job.Progress;
import io.pulsemill.statistics.FeatureRange;
import io.pulsemill.statistics.TrainingStatistics;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Warns of features that explain the classes too well, or number the rows. */
final class DoubtfulFeatures {
  /** With fewer rows, or fewer outside the largest class, noise separates classes too. */
  private static final long MIN_ROWS = 20;

  private static final long MIN_OTHERS = 5;

  /** Of the numbers of all rows: what lies between the first and the last that train. */
  private static final double FILLED = 0.9;

  private DoubtfulFeatures() {}

  static void warn(TrainingStatistics statistics, List<String> features, Progress progress) {
    long rows = statistics.rows();
    if (rows < MIN_ROWS) {
      return;
    }
    long others = rows - Collections.max(statistics.counts().byLabel().values());
    for (int j = 0; j < features.size(); j++) {
      String feature = features.get(j);
      if (others >= MIN_OTHERS && statistics.separates(j)) {
        progress.warn(
            ("feature '%s' alone separates the classes: their ranges of its values do not overlap;"
                    + " is it an id, or derived from the label? select others with --features")
                .formatted(feature));
      }
      FeatureRange range = statistics.moments().range(j);
      if (numbersRows(statistics, j, statistics.tableRows())) {
        progress.warn(
            "feature '%s' has the values of row numbers, %.0f to %.0f; select others with --features"
                .formatted(feature, range.min(), range.max()));
      }
    }
  }

  /**
   * Whether feature {@code j} may be the number of a row: whole numbers from 0 or 1 to the number
   * of rows, all different and about as many; those that do not train leave gaps.
   */
  private static boolean numbersRows(TrainingStatistics statistics, int j, long rows) {
    FeatureRange range = statistics.moments().range(j);
    double span = range.max() - range.min() + 1;
    if (range.min() < 0 || range.max() > rows || span < FILLED * rows) {
      return false;
    }
    Set<Double> seen = new HashSet<>();
    return statistics.pilot().stream()
        .mapToDouble(row -> row.values()[j])
        .allMatch(x -> x == Math.rint(x) && seen.add(x));
  }
}
