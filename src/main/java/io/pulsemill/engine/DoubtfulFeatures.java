package io.pulsemill.engine;

import io.pulsemill.job.Progress;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.TrainingStatistics;
import java.util.Collections;

/** Warns of features that explain the classes too well, or number the rows. */
final class DoubtfulFeatures {
  /** With fewer rows, or fewer outside the largest class, noise separates classes too. */
  private static final long MIN_ROWS = 20;

  private static final long MIN_OTHERS = 5;

  private static final double ROUNDING = 1e-12;

  private DoubtfulFeatures() {}

  static void warn(TrainingStatistics statistics, FeatureTable table, Progress progress) {
    long rows = statistics.rows();
    if (rows < MIN_ROWS) {
      return;
    }
    long others = rows - Collections.max(statistics.rowsByLabel().values());
    for (int j = 0; j < table.features().size(); j++) {
      String feature = table.features().get(j);
      if (others >= MIN_OTHERS && statistics.separates(j)) {
        progress.warn(
            ("feature '%s' alone tells the classes apart: their ranges of its values do not overlap;"
                    + " is it an id, or made from the label? --features chooses others")
                .formatted(feature));
      }
      if (rows == table.rows() && numbersRows(statistics, j)) {
        progress.warn(
            "feature '%s' has the values of row numbers, %.0f to %.0f; --features chooses others"
                .formatted(feature, statistics.min(j), statistics.max(j)));
      }
    }
  }

  /**
   * Whether feature {@code j} has the least and greatest value, mean and deviation of 0…n − 1 or
   * 1…n. The sample variance of n successive whole numbers is n (n + 1) / 12.
   */
  private static boolean numbersRows(TrainingStatistics statistics, int j) {
    double n = statistics.rows();
    double first = statistics.min(j);
    if ((first != 0 && first != 1) || statistics.max(j) != first + n - 1) {
      return false;
    }
    double deviation = Math.sqrt(n * (n + 1) / 12);
    return statistics.mean(j) == first + (n - 1) / 2
        && Math.abs(statistics.deviation(j) - deviation) <= ROUNDING * deviation;
  }
}
