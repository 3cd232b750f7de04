package io.pulsemill.engine;

import io.pulsemill.optimize.Stopping;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.statistics.StatisticsScope;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.table.TableColumns;

/**
 * Everything a model depends on besides the rows.
 *
 * @param columns of the table; empty features mean all
 * @param split which rows train
 * @param optimizer as requested
 * @param stopping tolerance of the gradient norm and iteration limit
 * @param penalty of the coefficients
 * @param classWeights how many times as much the rows of a class count
 * @param pilotRows maximum rows of the pilot sample; 0 disables it
 * @param robust whether the model is to have robust standard errors, by one more pass
 */
public record TrainingSettings(
    TableColumns columns,
    TrainingSplit split,
    OptimizerChoice optimizer,
    Stopping stopping,
    Penalty penalty,
    ClassWeights classWeights,
    int pilotRows,
    boolean robust) {

  /** Settings by which each class counts what its rows do, without robust standard errors. */
  public TrainingSettings(
      TableColumns columns,
      TrainingSplit split,
      OptimizerChoice optimizer,
      Stopping stopping,
      Penalty penalty,
      int pilotRows) {
    this(columns, split, optimizer, stopping, penalty, ClassWeights.NONE, pilotRows, false);
  }

  /** The same settings for these columns. */
  public TrainingSettings of(TableColumns columns) {
    return new TrainingSettings(
        columns, split, optimizer, stopping, penalty, classWeights, pilotRows, robust);
  }

  /** The same settings with this split. */
  public TrainingSettings splitBy(TrainingSplit split) {
    return new TrainingSettings(
        columns, split, optimizer, stopping, penalty, classWeights, pilotRows, robust);
  }

  /** The same settings, with robust standard errors or without. */
  public TrainingSettings robust(boolean robust) {
    return new TrainingSettings(
        columns, split, optimizer, stopping, penalty, classWeights, pilotRows, robust);
  }

  /** The same settings with this penalty. */
  public TrainingSettings penalizedBy(Penalty penalty) {
    return new TrainingSettings(
        columns, split, optimizer, stopping, penalty, classWeights, pilotRows, robust);
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
    return penalty.isNone() || optimizer == OptimizerChoice.GD;
  }

  /** What the statistics pass is to sum. */
  public StatisticsScope scope() {
    return new StatisticsScope(crossProducts(), columns.weight() != null, !classWeights.isNone());
  }
}
