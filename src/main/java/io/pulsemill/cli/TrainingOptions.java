package io.pulsemill.cli;

import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.pipeline.EngineChoice;
import io.pulsemill.pipeline.TrainingResources;
import io.pulsemill.table.TableColumns;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a model is trained. */
final class TrainingOptions {
  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "Engine that computes the sums: ${COMPLETION-CANDIDATES}.")
  private EngineChoice engine;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "${COMPLETION-CANDIDATES}; auto: newton up to 2000 free coefficients.")
  private OptimizerChoice optimizer;

  @Mixin private ObjectiveOptions objective;

  @Range(min = 1, max = 1_000_000)
  @Option(
      names = "--tasks",
      paramLabel = "N",
      description = "Map tasks of jobs and resident (default: derived from cluster and table).")
  private Integer tasks;

  @Range(min = 1, max = 1000)
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of the local engine (default: one per core of this machine).")
  private Integer threads;

  @Range(min = 1, max = 86_400)
  @Option(
      names = "--gang-timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "Seconds to wait for all resident tasks to start before falling back to jobs.")
  private int gangTimeout;

  @Option(
      names = "--costs",
      paramLabel = "FILE",
      description = "Your own tradeoff.json for --engine auto (default: the built-in measurement).")
  private String costs;

  EngineChoice engine() {
    return engine;
  }

  /** What a model depends on besides the rows. */
  TrainingSettings settings(TableColumns columns) {
    return objective.settings(columns, optimizer);
  }

  /** What the training may use. */
  TrainingResources resources() {
    return new TrainingResources(
        tasks,
        threads == null ? Runtime.getRuntime().availableProcessors() : threads,
        costs == null ? null : Verb.path("--costs", costs),
        Duration.ofSeconds(gangTimeout));
  }
}
