package io.pulsemill.costmodel;

import java.util.List;
import java.util.Map;

/**
 * What was made of the runs: {@code model} in {@code tradeoff.json}.
 *
 * @param engines the costs of each engine that was measured
 * @param errors of those that were measured at more sizes than one
 * @param breakEven for pairs of engines that were measured
 * @param predictions for clusters that were not measured
 */
public record FittedModel(
    Map<EngineKind, EngineCosts> engines,
    Map<EngineKind, ModelError> errors,
    List<BreakEven> breakEven,
    List<Prediction> predictions) {

  public FittedModel {
    engines = EngineKind.ordered(engines);
    errors = EngineKind.ordered(errors);
    breakEven = List.copyOf(breakEven);
    predictions = List.copyOf(predictions);
  }

  /** Whether it holds for sizes that were not measured; not if there was one size. */
  public boolean extrapolates() {
    return !predictions.isEmpty();
  }

  /**
   * The model of these runs: fitted, checked on held-out sizes, and extrapolated if Newton's method
   * ran at two sizes or more. One size is not enough to estimate the cost per row.
   */
  public static FittedModel of(Machines where, MeasuredTable table, List<MeasuredRun> runs) {
    Map<EngineKind, EngineCosts> costs = CostModel.fit(table, where.workers(), runs);
    Extrapolation outlook = new Extrapolation(where, table, runs, costs);
    long sizes =
        runs.stream()
            .filter(run -> run.optimizer().isNewton())
            .mapToLong(MeasuredRun::rows)
            .distinct()
            .count();
    return new FittedModel(
        costs,
        CrossValidation.errors(table, where.workers(), runs),
        sizes > 1 ? outlook.breakEvens() : List.of(),
        sizes > 1 ? outlook.predictions() : List.of());
  }
}
