package io.pulsemill.engine;

import io.pulsemill.optimize.Stopping;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.table.TableColumns;

/**
 * Everything a model depends on besides the rows.
 *
 * @param columns of the table; empty features mean all
 * @param split which rows train
 * @param optimizer as requested
 * @param stopping tolerance of the gradient norm and iteration limit
 * @param l2 penalty, nats per squared standardized coefficient, ≥ 0
 * @param pilotRows maximum rows of the pilot sample; 0 disables it
 * @param robust whether the model is to have robust standard errors, by one more pass
 */
public record TrainingSettings(
    TableColumns columns,
    TrainingSplit split,
    OptimizerChoice optimizer,
    Stopping stopping,
    double l2,
    int pilotRows,
    boolean robust) {

  /** Settings without robust standard errors. */
  public TrainingSettings(
      TableColumns columns,
      TrainingSplit split,
      OptimizerChoice optimizer,
      Stopping stopping,
      double l2,
      int pilotRows) {
    this(columns, split, optimizer, stopping, l2, pilotRows, false);
  }

  /** The same settings for these columns. */
  public TrainingSettings of(TableColumns columns) {
    return new TrainingSettings(columns, split, optimizer, stopping, l2, pilotRows, robust);
  }

  /** The same settings with this split. */
  public TrainingSettings splitBy(TrainingSplit split) {
    return new TrainingSettings(columns, split, optimizer, stopping, l2, pilotRows, robust);
  }

  /** The same settings, with robust standard errors or without. */
  public TrainingSettings robust(boolean robust) {
    return new TrainingSettings(columns, split, optimizer, stopping, l2, pilotRows, robust);
  }

  /**
   * Rows of the pilot sample if Newton trains.
   *
   * @param rows that train
   * @param weights of the model, classes × (features + 1)
   */
  public int pilotRows(long rows, int weights) {
    return Pilot.rows(pilotRows, rows, weights);
  }

  /**
   * Correlations give collinear features, which a penalty leaves in, and gradient descent's step.
   */
  public boolean crossProducts() {
    return l2 == 0 || optimizer == OptimizerChoice.GD;
  }
}
