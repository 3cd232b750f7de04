package io.pulsemill.engine;

import io.pulsemill.InputException;
import io.pulsemill.costmodel.HeapBudget;
import io.pulsemill.job.Progress;
import io.pulsemill.optimize.GradientDescent;
import io.pulsemill.optimize.Lbfgs;
import io.pulsemill.optimize.Newton;
import io.pulsemill.optimize.Optimizer;
import io.pulsemill.optimize.OptimizerKind;
import io.pulsemill.optimize.ProximalNewton;
import io.pulsemill.softmax.Penalty;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** The optimizer that a user asks for. */
public enum OptimizerChoice {
  /** Newton if its Hessian is small, else L-BFGS; with an l1 penalty proximal Newton. */
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
   * @param penalty decides, too
   * @param lipschitz bound of the Hessian's largest eigenvalue, for gradient descent's step
   * @throws TooLittleMemoryException if Newton's Hessian would not fit in this JVM
   */
  Optimizer create(
      Penalty penalty, int classes, int features, DoubleSupplier lipschitz, Progress progress) {
    OptimizerKind resolved = resolved(penalty, classes, features);
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
      case PROXIMAL_NEWTON -> {
        checkSparseFits(classes, features);
        yield new ProximalNewton();
      }
      case LBFGS -> new Lbfgs();
      case GD -> new GradientDescent(lipschitz.getAsDouble());
    };
  }

  /** What AUTO comes to for {@code classes} × {@code features}; any other choice stays. */
  public OptimizerKind resolved(Penalty penalty, int classes, int features) {
    if (penalty.isSparse()) {
      checkSparse();
      return OptimizerKind.PROXIMAL_NEWTON;
    }
    if (optimizer != null) {
      return optimizer;
    }
    return free(classes, features) <= NEWTON_UP_TO ? OptimizerKind.NEWTON : OptimizerKind.LBFGS;
  }

  /** Refuses a choice that cannot find coefficients of exactly 0. */
  private void checkSparse() {
    if (this == LBFGS || this == GD) {
      throw new IllegalArgumentException(
          "Optimizer: expected auto or newton with an l1 penalty but found " + this);
    }
  }

  /** Refuses, before the classes are known, what cannot fit whatever they are. */
  void checkAtLeast(Penalty penalty, int features) {
    if (penalty.isSparse()) {
      checkSparseFits(2, features);
    } else if (this == NEWTON) {
      checkNewtonFits(2, features);
    }
  }

  private void checkSparseFits(int classes, int features) {
    if (this == AUTO && free(classes, features) > NEWTON_UP_TO) {
      throw new InputException(
          ("With --l1, expected at most %d free coefficients, (classes - 1)(features + 1), but found"
                  + " %d for %d classes and %d features; use fewer features, or --optimizer newton to"
                  + " train all the same, in time with the cube of their number")
              .formatted(NEWTON_UP_TO, free(classes, features), classes, features));
    }
    checkNewtonFits(classes, features);
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
