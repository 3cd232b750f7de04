package io.pulsemill.advise;

import io.pulsemill.costmodel.CostTerm;
import io.pulsemill.costmodel.EngineCosts;
import io.pulsemill.costmodel.EngineKind;
import io.pulsemill.costmodel.FittedModel;
import io.pulsemill.costmodel.Machines;
import io.pulsemill.costmodel.MeasuredTable;
import io.pulsemill.costmodel.ModelError;
import io.pulsemill.costmodel.Tradeoff;
import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.optimize.Stopping;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.table.FeatureTable;
import java.util.List;
import java.util.Map;

/**
 * Costs that are not fitted but given, without runs: Newton's method then takes 5 passes. Two
 * workers of two slots each were measured.
 */
final class HandCosts {
  static final EngineCosts LOCAL = costs(10, 0.5);
  static final EngineCosts JOBS = costs(2, 3);
  static final EngineCosts RESIDENT = costs(20, 0.5);

  private HandCosts() {}

  /** Seconds once and with each pass. */
  static EngineCosts costs(double start, double pass) {
    return new EngineCosts(Map.of(CostTerm.START, start, CostTerm.PASS, pass));
  }

  static Tradeoff of(Map<EngineKind, EngineCosts> engines) {
    return of(engines, Map.of());
  }

  static Tradeoff of(Map<EngineKind, EngineCosts> engines, Map<EngineKind, ModelError> errors) {
    return new Tradeoff(
        Map.of(),
        Map.of(),
        new Machines(2, true, 2, 4),
        new MeasuredTable("table", 1_000, 64_000, 2, 2),
        List.of(),
        List.of(),
        new FittedModel(engines, errors, List.of(), List.of()));
  }

  static TrainingSettings settings(
      FeatureTable table, OptimizerChoice optimizer, int maxIterations) {
    return new TrainingSettings(
        table.columns(),
        new TrainingSplit(1, 0.7),
        optimizer,
        new Stopping(1e-8, maxIterations),
        Penalty.NONE,
        20_000);
  }
}
