package io.pulsemill.cli;

import io.pulsemill.InputException;
import io.pulsemill.engine.ClassWeights;
import io.pulsemill.engine.OptimizerChoice;
import io.pulsemill.engine.TrainingSettings;
import io.pulsemill.softmax.Penalty;
import io.pulsemill.table.TableColumns;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a training is to find, on whatever engine. */
final class ObjectiveOptions {
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

  @Option(
      names = "--class-weights",
      paramLabel = "NAME=X,…",
      description =
          "How many times as much the rows of a class count in the training, one with a comma in"
              + " double quotes; or balanced: all classes count the same (default: each row once).")
  private String classWeights;

  @Mixin private FitOptions fit;

  int maxIterations() {
    return fit.maxIterations();
  }

  long seed() {
    return fit.seed();
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
    return fit.settings(columns, optimizer, new Penalty(l2, l1), weights());
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
