package io.pulsemill.engine;

import io.pulsemill.job.Progress;
import io.pulsemill.optimize.GradientDescent;
import io.pulsemill.optimize.Lbfgs;
import io.pulsemill.optimize.Newton;
import io.pulsemill.optimize.Optimizer;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/** Which optimizer trains. */
public enum OptimizerChoice {
  /** Newton if its Hessian is small, else L-BFGS. */
  AUTO,
  NEWTON,
  LBFGS,
  GD;

  /** Free coefficients, (K−1)(d+1), up to which Newton is the default. */
  private static final long NEWTON_UP_TO = 2000;

  /** Bytes a Hessian entry costs: grids, totals, the matrix and its factors. */
  private static final double BYTES_PER_ENTRY = 100;

  /**
   * The optimizer for {@code classes} × {@code features}; a choice made by AUTO is logged.
   *
   * @param lipschitz bound of the Hessian's largest eigenvalue, for gradient descent's step
   * @throws TooLittleMemoryException if Newton is forced and its Hessian would not fit in this JVM
   */
  Optimizer create(int classes, int features, DoubleSupplier lipschitz, Progress progress) {
    return switch (this) {
      case NEWTON -> {
        checkNewtonFits(classes, features);
        yield new Newton();
      }
      case LBFGS -> new Lbfgs();
      case GD -> new GradientDescent(lipschitz.getAsDouble());
      case AUTO -> {
        OptimizerChoice resolved = resolved(classes, features);
        if (resolved == LBFGS) {
          progress.say(
              "optimizer: L-BFGS, because (classes - 1)(features + 1) = %d is above %d"
                  .formatted(free(classes, features), NEWTON_UP_TO));
        }
        yield resolved.create(classes, features, lipschitz, progress);
      }
    };
  }

  /** What AUTO comes to for {@code classes} × {@code features}; any other choice stays. */
  public OptimizerChoice resolved(int classes, int features) {
    if (this != AUTO) {
      return this;
    }
    return free(classes, features) <= NEWTON_UP_TO ? NEWTON : LBFGS;
  }

  private static long free(int classes, int features) {
    return (classes - 1L) * (features + 1L);
  }

  /** Refuses a Hessian beyond half of this JVM's heap; {@code classes} ≥ 2 may be a lower bound. */
  static void checkNewtonFits(int classes, int features) {
    double dimension = classes * (features + 1.0);
    double bytes = dimension * dimension * BYTES_PER_ENTRY;
    double limit = Runtime.getRuntime().maxMemory() / 2.0;
    if (bytes > limit) {
      throw new TooLittleMemoryException(
          String.format(
              Locale.ROOT,
              "Newton's Hessian for %d classes and %d features takes %.1f GB, more than half of"
                  + " this JVM's %.1f GB; use --optimizer lbfgs",
              classes,
              features,
              bytes / 1e9,
              2 * limit / 1e9));
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
