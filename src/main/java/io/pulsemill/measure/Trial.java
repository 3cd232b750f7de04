package io.pulsemill.measure;

import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.table.FeatureTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One training of {@code tradeoff}, to be run.
 *
 * @param sample the rows
 * @param repeat from 1
 * @param maxIterations if it is cut short
 */
public record Trial(
    Contender contender,
    OptimizerKind optimizer,
    FeatureTable sample,
    int repeat,
    int maxIterations) {
  /** Five evaluations of the objective, unless a step is refused. */
  private static final int FEW = 4;

  /**
   * All of them. What is repeated is interleaved, so that a machine that slows down does so for
   * all; gradient methods come last and once, and by jobs they are cut short.
   *
   * @param optimizers in the order they are to run
   * @param gradientIterations maximum iterations of a gradient method if a pass is cheap
   */
  public static List<Trial> all(
      List<Contender> contenders,
      List<OptimizerKind> optimizers,
      List<FeatureTable> samples,
      int repeats,
      int maxIterations,
      int gradientIterations) {
    List<Trial> trials = new ArrayList<>();
    for (int repeat = 1; optimizers.contains(OptimizerKind.NEWTON) && repeat <= repeats; repeat++) {
      for (FeatureTable sample : samples) {
        for (Contender contender : contenders) {
          trials.add(new Trial(contender, OptimizerKind.NEWTON, sample, repeat, maxIterations));
        }
      }
    }
    for (FeatureTable sample : samples) {
      for (OptimizerKind optimizer : optimizers) {
        for (Contender contender : contenders) {
          if (optimizer != OptimizerKind.NEWTON) {
            int most = contender.jobs() ? FEW : gradientIterations;
            trials.add(new Trial(contender, optimizer, sample, 1, most));
          }
        }
      }
    }
    return trials;
  }

  /** Whether only a few passes of it are run, and the rest is projected. */
  boolean cutShort() {
    return contender.jobs() && optimizer != OptimizerKind.NEWTON;
  }

  /** What is its own among the options of {@code train}. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>(contender.arguments());
    arguments.addAll(List.of("--optimizer", optimizer.key()));
    arguments.addAll(List.of("--max-iterations", String.valueOf(maxIterations)));
    arguments.addAll(List.of("--table", sample.path().toString()));
    return arguments;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s, %s, %,d rows, repeat %d", contender, optimizer, sample.rows(), repeat);
  }
}
