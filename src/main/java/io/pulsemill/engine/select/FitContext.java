package io.pulsemill.engine.select;

import io.pulsemill.InputException;
import io.pulsemill.engine.RowPreparation;
import io.pulsemill.engine.RowPreparations;
import io.pulsemill.job.Progress;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.TableColumns;
import java.util.List;

/**
 * What all fits of a selection share.
 *
 * @param columns of the table, the features resolved
 * @param statistics of the rows that train
 * @param preparations the ways in which they are prepared, all different
 * @param folds how many
 * @param cores for what a fit does beside the passes
 * @param progress of a fit: warnings, each once
 */
record FitContext(
    TableColumns columns,
    TrainingStatistics statistics,
    List<RowPreparation> preparations,
    int folds,
    int cores,
    SharedPasses passes,
    Progress progress) {

  /**
   * The place of a preparation.
   *
   * @throws InputException if it was not foreseen
   */
  int place(RowPreparations of) {
    int place = preparations.indexOf(of.get(0));
    if (place < 0) {
      // Of a path, the penalties are known only once rows are prepared: by its ends, then.
      throw new InputException(
          "several features have values far from all others, and this penalty scales only some of"
              + " them by the rest; give --l2 as a list");
    }
    return place;
  }

  /** (s_j / scale_j)² of each feature that stays, s_j its deviation. */
  double[] squareScales(RowPreparation rows) {
    return squareScales(statistics, rows);
  }

  /** The same with the statistics of the training rows. */
  static double[] squareScales(TrainingStatistics statistics, RowPreparation rows) {
    double[] squares = new double[rows.features()];
    for (int j = 0; j < squares.length; j++) {
      double scale = rows.standardization().scale(j);
      double ratio = statistics.moments().deviation(rows.position(j)) / scale;
      squares[j] = ratio * ratio;
    }
    return squares;
  }
}
