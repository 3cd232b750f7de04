package io.pulsemill.costmodel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What the same training costs on each engine: {@code tradeoff.json}.
 *
 * @param versions as in {@code run.json}, kept as they are
 * @param settings as in {@code run.json}, kept as they are
 * @param model of its runs
 */
public record Tradeoff(
    JsonNode versions,
    JsonNode settings,
    Machines where,
    MeasuredTable table,
    List<MeasuredRun> runs,
    List<FailedRun> failed,
    FittedModel model) {

  public Tradeoff {
    runs = List.copyOf(runs);
    failed = List.copyOf(failed);
  }

  /** With the model that follows from its runs. */
  public Tradeoff(
      JsonNode versions,
      JsonNode settings,
      Machines where,
      MeasuredTable table,
      List<MeasuredRun> runs,
      List<FailedRun> failed) {
    this(versions, settings, where, table, runs, failed, FittedModel.of(where, table, runs));
  }

  /** Predictions of its model for sizes and clusters that were not measured. */
  public Extrapolation outlook() {
    return new Extrapolation(where, table, runs, model.engines());
  }

  /**
   * Seconds that {@code advise}, from this measurement, would have predicted before a run; for one
   * that was cut short, of the whole training. NaN if this has no costs of the engine.
   */
  public double predicted(MeasuredRun run) {
    EngineCosts costs = model.engines().get(run.engine());
    if (costs == null) {
      return Double.NaN;
    }
    double fraction = (double) run.trainingRows() / run.rows();
    TrainingPlan plan =
        new TrainingPlan(
            run.rows(),
            fraction,
            table.features(),
            table.classes(),
            run.optimizer(),
            Integer.MAX_VALUE - 1);
    return costs.seconds(
        plan.on(run.engine(), runs, run.parallelism(), where.workers(), true, false));
  }
}
