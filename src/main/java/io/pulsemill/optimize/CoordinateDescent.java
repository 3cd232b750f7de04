package io.pulsemill.optimize;

/**
 * Sweeps over the weights of a {@link QuadraticModel}, each moved to its own minimum with all
 * others fixed: finds out which are 0, fast, but the values of the others slowly (Friedman, Hastie
 * and Tibshirani 2010, section 2).
 */
final class CoordinateDescent {
  private static final int MOST_SWEEPS = 50;

  /** Sweeps without a change of sign after which the signs are taken for final. */
  private static final int STEADY = 3;

  private CoordinateDescent() {}

  /** Until no sign has changed for some sweeps. */
  static void sweep(QuadraticModel model) {
    int steady = 0;
    for (int sweep = 0; sweep < MOST_SWEEPS && steady < STEADY; sweep++) {
      boolean changed = false;
      for (int i = 0; i < model.size(); i++) {
        changed |= minimize(model, i);
      }
      steady = changed ? 0 : steady + 1;
    }
  }

  /** Whether the sign of x_i changed. */
  private static boolean minimize(QuadraticModel model, int i) {
    double curvature = model.second(i, i);
    double before = model.x(i);
    if (!(curvature > 0) || (!model.isFree(i) && !model.leavesZero(i))) {
      return false;
    }
    double strength = model.l1().strength(i);
    double pull = curvature * before - model.slope(i);
    double after = Math.signum(pull) * Math.max(0, Math.abs(pull) - strength) / curvature;
    if (after != before) {
      model.set(i, after + 0.0); // no negative zero
    }
    return strength > 0 && Math.signum(after) != Math.signum(before);
  }
}
