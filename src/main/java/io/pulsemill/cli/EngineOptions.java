package io.pulsemill.cli;

import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.pipeline.EngineChoice;
import io.pulsemill.pipeline.TrainingResources;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Who trains, and what it may use. */
final class EngineOptions {
  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "auto",
      description =
          "Engine that computes the sums: ${COMPLETION-CANDIDATES}; fused, of pipeline only: the tasks"
              + " that make the table.")
  private EngineChoice engine;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "${COMPLETION-CANDIDATES}; auto: newton up to 2000 free coefficients.")
  private OptimizerChoice optimizer;

  @Range(min = 1, max = 1_000_000)
  @Option(
      names = "--tasks",
      paramLabel = "N",
      description = "Tasks of jobs, resident and fused (default: derived from cluster and data).")
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
      description = "Seconds to wait for all resident or fused tasks to start before others train.")
  private int gangTimeout;

  @Option(
      names = "--costs",
      paramLabel = "FILE",
      description = "Your own tradeoff.json for --engine auto (default: the built-in measurement).")
  private String costs;

  EngineChoice engine() {
    return engine;
  }

  /** The engine for a table that is there. */
  EngineChoice ofTable() {
    if (engine == EngineChoice.FUSED) {
      throw new UsageException(
          "--engine: fused trains while a table is made (pipeline); expected auto, local, jobs or"
              + " resident for a table that is there");
    }
    return engine;
  }

  OptimizerChoice optimizer() {
    return optimizer;
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
