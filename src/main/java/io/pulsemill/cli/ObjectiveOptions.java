package io.pulsemill.cli;

import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.optimize.Stopping;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.table.TableColumns;
import java.util.List;
import picocli.CommandLine.Option;

/** What a training is to find, on whatever engine. */
final class ObjectiveOptions {
  @Option(
      names = "--l2",
      paramLabel = "X",
      defaultValue = "0",
      description = "L2 penalty, in nats per squared standardized coefficient.")
  private double l2;

  @Option(
      names = "--max-iterations",
      paramLabel = "N",
      defaultValue = "100",
      description = "Maximum number of iterations; the model is written even if it is reached.")
  private int maxIterations;

  @Option(
      names = "--tolerance",
      paramLabel = "X",
      defaultValue = "1e-8",
      description = "Stop when the infinity norm of the gradient is at most this.")
  private double tolerance;

  @Option(
      names = "--train-fraction",
      paramLabel = "X",
      defaultValue = "0.7",
      description = "Fraction of subjects used for training; the rest are held out.")
  private double trainFraction;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "12345",
      description = "Seed of the split and of the pilot sample.")
  private long seed;

  @Option(
      names = "--pilot-rows",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Maximum rows in the pilot sample that warm-starts Newton; 0 disables it.")
  private int pilotRows;

  double trainFraction() {
    return trainFraction;
  }

  int maxIterations() {
    return maxIterations;
  }

  long seed() {
    return seed;
  }

  /** The settings, checked. */
  TrainingSettings settings(TableColumns columns, OptimizerChoice optimizer) {
    Verb.within("--l2", l2, 0, 1e12);
    Verb.within("--max-iterations", maxIterations, 0, Integer.MAX_VALUE);
    Verb.within("--tolerance", tolerance, 0, 1e6);
    if (!(trainFraction > 0 && trainFraction <= 1)) {
      throw new UsageException(
          "--train-fraction must be above 0 and at most 1 but is " + trainFraction);
    }
    Verb.within("--pilot-rows", pilotRows, 0, 20_000);
    return new TrainingSettings(
        columns,
        new TrainingSplit(seed, trainFraction),
        optimizer,
        new Stopping(tolerance, maxIterations),
        l2,
        pilotRows);
  }

  /** The same, for another run; but for the iterations. */
  List<String> arguments() {
    return List.of(
        "--l2",
        String.valueOf(l2),
        "--tolerance",
        String.valueOf(tolerance),
        "--train-fraction",
        String.valueOf(trainFraction),
        "--seed",
        String.valueOf(seed),
        "--pilot-rows",
        String.valueOf(pilotRows));
  }
}
