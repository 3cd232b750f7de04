package io.pulsemill.cli;

import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.pipeline.EngineChoice;
import io.pulsemill.pipeline.TrainingResources;
import io.pulsemill.table.TableColumns;
import picocli.CommandLine.Mixin;

/** How a model is trained. */
final class TrainingOptions {
  @Mixin private EngineOptions engine;
  @Mixin private ObjectiveOptions objective;

  EngineChoice engine() {
    return engine.engine();
  }

  EngineChoice ofTable() {
    return engine.ofTable();
  }

  /** What a model depends on besides the rows. */
  TrainingSettings settings(TableColumns columns) {
    return objective.settings(columns, engine.optimizer());
  }

  /** What the training may use. */
  TrainingResources resources() {
    return engine.resources();
  }
}
