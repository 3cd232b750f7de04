package io.pulsemill.costmodel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.pulsemill.json.OrNull;
import java.util.List;
import java.util.Map;

/**
 * What the same training costs on each engine: {@code tradeoff.json}.
 *
 * @param versions as in {@code run.json}
 * @param settings as in {@code run.json}
 * @param model of its runs
 */
public record Tradeoff(
    Map<String, String> versions,
    @JsonSetter(contentNulls = Nulls.SET) Map<String, Object> settings,
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
      Map<String, String> versions,
      Map<String, Object> settings,
      Machines where,
      MeasuredTable table,
      List<MeasuredRun> runs,
      List<FailedRun> failed) {
    this(versions, settings, where, table, runs, failed, FittedModel.of(where, table, runs));
  }

  /** What a file holds, which may come without a model. */
  @JsonCreator
  static Tradeoff read(
      @JsonProperty("versions") Map<String, String> versions,
      @JsonProperty("settings") @JsonSetter(contentNulls = Nulls.SET) Map<String, Object> settings,
      @JsonProperty("where") Machines where,
      @JsonProperty("table") MeasuredTable table,
      @JsonProperty("runs") List<MeasuredRun> runs,
      @JsonProperty("failed") List<FailedRun> failed,
      @JsonProperty("model") @OrNull FittedModel model) {
    return model == null
        ? new Tradeoff(versions, settings, where, table, runs, failed)
        : new Tradeoff(versions, settings, where, table, runs, failed, model);
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
