package io.pulsemill.cli;

import io.pulsemill.engine.EngineChoice;
import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.optimize.Stopping;
import io.pulsemill.table.TableColumns;
import io.pulsemill.table.TrainingSplit;
import java.time.Duration;
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

  @Option(
      names = "--l2",
      paramLabel = "X",
      defaultValue = "0",
      description = "Penalty, nats per squared standardised coefficient.")
  private double l2;

  @Option(
      names = "--max-iterations",
      paramLabel = "N",
      defaultValue = "100",
      description = "Iterations at most; the model is written all the same.")
  private int maxIterations;

  @Option(
      names = "--tolerance",
      paramLabel = "X",
      defaultValue = "1e-8",
      description = "Stop at this infinity norm of the gradient.")
  private double tolerance;

  @Option(
      names = "--train-fraction",
      paramLabel = "X",
      defaultValue = "0.7",
      description = "Share of the subjects that train; the rest is for tests.")
  private double trainFraction;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "12345",
      description = "Seed of the split and the pilot.")
  private long seed;

  @Option(
      names = "--pilot-rows",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Rows at most of the sample that gives newton its start; 0 starts cold.")
  private int pilotRows;

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

  /** Map tasks of a job, null for the default. */
  Integer tasks() {
    return tasks;
  }

  /** Threads of the local engine. */
  int threads() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** A measurement of the user's own, null for the program's. */
  String costs() {
    return costs;
  }

  Duration gangTimeout() {
    return Duration.ofSeconds(gangTimeout);
  }

  double trainFraction() {
    return trainFraction;
  }

  /** The settings, checked. */
  TrainingSettings settings(TableColumns columns) {
    Verb.within("--l2", l2, 0, 1e12);
    Verb.within("--max-iterations", maxIterations, 0, Integer.MAX_VALUE);
    Verb.within("--tolerance", tolerance, 0, 1e6);
    if (!(trainFraction > 0 && trainFraction <= 1)) {
      throw new UsageException(
          "--train-fraction must lie above 0 and up to 1 but is " + trainFraction);
    }
    Verb.within("--pilot-rows", pilotRows, 0, 20_000);
    Verb.within("--gang-timeout", gangTimeout, 1, 86_400);
    if (threads != null) {
      Verb.within("--threads", threads, 1, 1000);
    }
    if (tasks != null) {
      Verb.within("--tasks", tasks, 1, 1_000_000);
    }
    return new TrainingSettings(
        columns,
        new TrainingSplit(seed, trainFraction),
        optimizer,
        new Stopping(tolerance, maxIterations),
        l2,
        pilotRows);
  }
}
