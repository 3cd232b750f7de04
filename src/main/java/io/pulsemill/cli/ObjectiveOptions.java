package io.pulsemill.cli;

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

  @Mixin private FitOptions fit;

  int maxIterations() {
    return fit.maxIterations();
  }

  long seed() {
    return fit.seed();
  }

  TrainingSettings settings(TableColumns columns, OptimizerChoice optimizer) {
    return fit.settings(columns, optimizer, Penalty.ofSquares(l2));
  }
}
