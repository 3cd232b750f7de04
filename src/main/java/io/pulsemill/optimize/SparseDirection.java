package io.pulsemill.optimize;

import java.util.stream.IntStream;

/**
 * The step of {@link ProximalNewton}: to the minimum of its {@link QuadraticModel}, found by {@link
 * CoordinateDescent} and {@link Face} in turn until the conditions of a minimum hold.
 */
final class SparseDirection {
  private static final double FIRST_SHIFT = 1e-12;
  private static final double SHIFT_GROWTH = 100;
  private static final double LAST_SHIFT = 1e12;
  private static final int MOST_ROUNDS = 500;

  private SparseDirection() {}

  /**
   * From {@code point}.
   *
   * @param converged whether it may as well lead nowhere; else H is made more definite until the
   *     step leads downhill, and zero says that none does
   */
  static double[] of(Point point, boolean converged) {
    Evaluation at = point.evaluation();
    double[] none = new double[point.weights().length];
    for (double shift = 0; shift < LAST_SHIFT; shift = next(shift)) {
      QuadraticModel model =
          new QuadraticModel(at.hessian(), at.smoothGradient(), point.weights(), at.l1(), shift);
      double[] step = minimize(model);
      double slope = at.slope(step);
      if (Double.isFinite(slope) && (slope < 0 || converged)) {
        return step;
      }
    }
    return none;
  }

  private static double[] minimize(QuadraticModel model) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      CoordinateDescent.sweep(model);
      ColumnShifts.apply(model);
      if (Face.settle(model) && isMinimum(model)) {
        break;
      }
    }
    return model.step();
  }

  /** With the free weights at the minimum of their face. */
  private static boolean isMinimum(QuadraticModel model) {
    return !ColumnShifts.apply(model)
        && IntStream.range(0, model.size()).noneMatch(i -> !model.isFree(i) && model.leavesZero(i));
  }

  private static double next(double shift) {
    return shift == 0 ? FIRST_SHIFT : shift * SHIFT_GROWTH;
  }
}
