package io.pulsemill.cli;

import io.pulsemill.InputException;
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

/** What a training is to find, on whatever engine. */
final class ObjectiveOptions {
  static final String TRAIN_FRACTION = "--train-fraction";

  @Range(min = 0, max = 1e12)
  @Option(
      names = "--l2",
      paramLabel = "X",
      defaultValue = "0",
      description =
          "L2 penalty X: the objective is the mean log loss plus X/2 times the sum of the squared"
              + " standardized coefficients, intercepts free.")
  private double l2;

  @Range(min = 0, max = 1e12)
  @Option(
      names = "--l1",
      paramLabel = "X",
      defaultValue = "0",
      description =
          "L1 penalty X: the objective grows by X times the sum of the magnitudes of the"
              + " standardized coefficients, so many become exactly 0.")
  private double l1;

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
          "Stop when the infinity norm of the gradient, with --l1 of the shortest subgradient, is at"
              + " most this.")
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

  @Option(
      names = "--class-weights",
      paramLabel = "NAME=X,…",
      description =
          "How many times as much the rows of a class count in the training, one with a comma in"
              + " double quotes; or balanced: all classes count the same (default: each row once).")
  private String classWeights;

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

  /** Refuses an optimizer that cannot find coefficients of exactly 0. */
  void check(String option, OptimizerChoice optimizer) {
    if (l1 > 0 && (optimizer == OptimizerChoice.LBFGS || optimizer == OptimizerChoice.GD)) {
      throw new UsageException(
          option + ": expected newton with --l1 above 0 but found " + optimizer);
    }
  }

  TrainingSettings settings(TableColumns columns, OptimizerChoice optimizer) {
    check("--optimizer", optimizer);
    return new TrainingSettings(
        columns,
        columns.split() == null
            ? new TrainingSplit(seed, trainFraction)
            : TrainingSplit.byColumn(seed, columns.split()),
        optimizer,
        new Stopping(tolerance, maxIterations),
        new Penalty(l2, l1),
        weights(),
        pilotRows,
        false);
  }

  private ClassWeights weights() {
    if (classWeights == null) {
      return ClassWeights.NONE;
    }
    try {
      return ClassWeights.parse(classWeights);
    } catch (InputException e) {
      throw new UsageException("--class-weights: " + e.getMessage());
    }
  }
}
