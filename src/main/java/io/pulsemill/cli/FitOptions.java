package io.pulsemill.cli;

import io.pulsemill.engine.ClassWeights;
import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.optimize.Stopping;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.statistics.PilotSample;
import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.table.TableColumns;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** What a training is to find, on whatever engine, but for the penalty. */
final class FitOptions {
  static final String TRAIN_FRACTION = "--train-fraction";

  @Range(min = 0)
  @Option(
      names = "--max-iterations",
      paramLabel = "N",
      defaultValue = "100",
      description = "Maximum number of iterations; the model is written even if it is reached.")
  private int maxIterations;

  @Range(min = 0, max = 1e6)
  @Option(
      names = "--tolerance",
      paramLabel = "X",
      defaultValue = "1e-8",
      description =
          "Stop when the infinity norm of the gradient, with an l1 penalty of the shortest subgradient,"
              + " is at most this.")
  private double tolerance;

  @Range(min = 0, above = true, max = 1)
  @Option(
      names = TRAIN_FRACTION,
      paramLabel = "X",
      defaultValue = "0.7",
      description =
          "Fraction of subjects used for training, unless the split is given; the rest are held out.")
  private double trainFraction;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "12345",
      description = "Seed of the split and of the pilot sample.")
  private long seed;

  @Range(min = 0, max = PilotSample.MAX_ROWS)
  @Option(
      names = "--pilot-rows",
      paramLabel = "N",
      defaultValue = "" + PilotSample.MAX_ROWS,
      description = "Maximum rows in the pilot sample that warm-starts Newton; 0 disables it.")
  private int pilotRows;

  /** A given split has a fraction of its own. */
  static void refuseFraction(ParseResult given, boolean split) {
    if (split && given.hasMatchedOption(TRAIN_FRACTION)) {
      throw new UsageException(
          TRAIN_FRACTION + ": expected no fraction, since the split is given by column or tables");
    }
  }

  int maxIterations() {
    return maxIterations;
  }

  long seed() {
    return seed;
  }

  TrainingSettings settings(
      TableColumns columns, OptimizerChoice optimizer, Penalty penalty, ClassWeights classWeights) {
    return new TrainingSettings(
        columns,
        columns.split() == null
            ? new TrainingSplit(seed, trainFraction)
            : TrainingSplit.byColumn(seed, columns.split()),
        optimizer,
        new Stopping(tolerance, maxIterations),
        penalty,
        classWeights,
        pilotRows,
        false);
  }
}
