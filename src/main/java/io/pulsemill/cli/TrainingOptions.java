package io.pulsemill.cli;

import io.pulsemill.engine.EngineChoice;
import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.engine.TrainingSettings;
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
      description = "What sums over the rows: ${COMPLETION-CANDIDATES}.")
  private EngineChoice engine;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "${COMPLETION-CANDIDATES}; auto is newton up to 2000 free coefficients.")
  private OptimizerChoice optimizer;

  @Mixin private ObjectiveOptions objective;

  @Option(
      names = "--tasks",
      paramLabel = "N",
      description = "Map tasks of jobs and resident (default: from the cluster and the table).")
  private Integer tasks;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of the local engine (default: one a core of this machine).")
  private Integer threads;

  @Option(
      names = "--gang-timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "Resident: if not all tasks run by then, jobs do the work.")
  private int gangTimeout;

  @Option(
      names = "--costs",
      paramLabel = "FILE",
      description = "A tradeoff.json of your own, for auto (default: the one in the program).")
  private String costs;

  EngineChoice engine() {
    return engine;
  }

  double trainFraction() {
    return objective.trainFraction();
  }

  /** The settings, checked. */
  TrainingSettings settings(TableColumns columns) {
    return objective.settings(columns, optimizer);
  }

  /** What the training may use, checked. */
  TrainingResources resources() {
    Verb.within("--gang-timeout", gangTimeout, 1, 86_400);
    if (tasks != null) {
      Verb.within("--tasks", tasks, 1, 1_000_000);
    }
    return new TrainingResources(
        tasks,
        threads == null
            ? Runtime.getRuntime().availableProcessors()
            : Verb.within("--threads", threads, 1, 1000),
        costs == null ? null : Verb.path("--costs", costs),
        Duration.ofSeconds(gangTimeout));
  }
}
