package io.pulsemill.engine;

import io.pulsemill.costmodel.HeapBudget;
import io.pulsemill.job.Progress;
import io.pulsemill.optimize.GradientDescent;
import io.pulsemill.optimize.Lbfgs;
import io.pulsemill.optimize.Newton;
import io.pulsemill.optimize.Optimizer;
import io.pulsemill.optimize.OptimizerKind;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** The optimizer that a user asks for. */
public enum OptimizerChoice {
  /** Newton if its Hessian is small, else L-BFGS. */
  AUTO(null),
  NEWTON(OptimizerKind.NEWTON),
  LBFGS(OptimizerKind.LBFGS),
  GD(OptimizerKind.GD);

  /** Free coefficients, (K−1)(d+1), up to which Newton is the default. */
  private static final long NEWTON_UP_TO = 2000;

  /** Bytes a Hessian entry costs: grids, totals, the matrix and its factors. */
  private static final double BYTES_PER_ENTRY = 100;

  private final OptimizerKind optimizer;

  OptimizerChoice(OptimizerKind optimizer) {
    this.optimizer = optimizer;
  }

  /** The optimizer itself; empty if it depends on the table. */
  public Optional<OptimizerKind> optimizer() {
    return Optional.ofNullable(optimizer);
  }

  /**
   * The optimizer for {@code classes} × {@code features}; a choice made by AUTO is logged.
   *
   * @param lipschitz bound of the Hessian's largest eigenvalue, for gradient descent's step
   * @throws TooLittleMemoryException if Newton's Hessian would not fit in this JVM
   */
  Optimizer create(int classes, int features, DoubleSupplier lipschitz, Progress progress) {
    OptimizerKind resolved = resolved(classes, features);
    if (this == AUTO && resolved == OptimizerKind.LBFGS) {
      progress.say(
          "optimizer: L-BFGS, because (classes - 1)(features + 1) = %d is above %d"
              .formatted(free(classes, features), NEWTON_UP_TO));
    }
    return switch (resolved) {
      case NEWTON -> {
        checkNewtonFits(classes, features);
        yield new Newton();
      }
      case LBFGS -> new Lbfgs();
      case GD -> new GradientDescent(lipschitz.getAsDouble());
    };
  }

  /** What AUTO comes to for {@code classes} × {@code features}; any other choice stays. */
  public OptimizerKind resolved(int classes, int features) {
    if (optimizer != null) {
      return optimizer;
    }
    return free(classes, features) <= NEWTON_UP_TO ? OptimizerKind.NEWTON : OptimizerKind.LBFGS;
  }

  private static long free(int classes, int features) {
    return (classes - 1L) * (features + 1L);
  }

  /** Refuses a Hessian that does not fit; {@code classes} ≥ 2 may be a lower bound. */
  static void checkNewtonFits(int classes, int features) {
    double dimension = classes * (features + 1.0);
    double bytes = dimension * dimension * BYTES_PER_ENTRY;
    HeapBudget heap = new HeapBudget(Runtime.getRuntime().maxMemory());
    if (!heap.fits(bytes)) {
      throw new TooLittleMemoryException(
          String.format(
              Locale.ROOT,
              "Newton's Hessian for %d classes and %d features takes %.1f GB, more than half of"
                  + " this JVM's %.1f GB; use --optimizer lbfgs",
              classes,
              features,
              bytes / 1e9,
              heap.heapBytes() / 1e9));
    }
  }

  @Override
  public String toString() {
    return optimizer == null ? "auto" : optimizer.key();
  }
}
