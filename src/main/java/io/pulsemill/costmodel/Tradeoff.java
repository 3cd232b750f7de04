package io.pulsemill.costmodel;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.pulsemill.json.OrNull;
import java.util.List;
import java.util.Map;

/**
 * What the same training costs on each engine: {@code tradeoff.json}.
 *
 * @param versions as in {@code run.json}
 * @param settings likewise
 * @param model null if none was fitted yet
 */
public record Tradeoff(
    Map<String, String> versions,
    @JsonSetter(contentNulls = Nulls.SET) Map<String, Object> settings,
    Machines where,
    MeasuredTable table,
    List<MeasuredRun> runs,
    List<FailedRun> failed,
    @OrNull FittedModel model) {

  public Tradeoff {
    runs = List.copyOf(runs);
    failed = List.copyOf(failed);
  }

  /** With its model, or, if it has none, with the one that follows from its runs. */
  public Tradeoff fitted() {
    return model != null
        ? this
        : new Tradeoff(
            versions, settings, where, table, runs, failed, FittedModel.of(where, table, runs));
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
