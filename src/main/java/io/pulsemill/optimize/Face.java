package io.pulsemill.optimize;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The exact minimum of a {@link QuadraticModel} as long as no sign changes: that of a quadratic in
 * the weights that are free. If it lies beyond a change of sign, a move ends there, at an exact 0
 * (the feature-sign search of Lee, Battle, Raina and Ng, "Efficient sparse coding algorithms", NIPS
 * 2006).
 *
 * <p>If the free weights have more than one solution, as those of equal columns have, a move along
 * a direction without curvature sets one of them to 0, of equals the last.
 */
final class Face {
  /** Of the terms of a slope: below it a direction is level. */
  private static final double LEVEL = 1e-9;

  /** Of a step: weights that come to 0 so close to each other do it together. */
  private static final double TOGETHER = 1e-9;

  /** Multiplications in a row of faces, about a second. */
  private static final double MOST_WORK = 1e9;

  private final QuadraticModel model;
  private final int[] free;

  private Face(QuadraticModel model) {
    this.model = model;
    free = IntStream.range(0, model.size()).filter(model::isFree).toArray();
  }

  /**
   * Goes downhill, from face to face where it meets an edge, to the minimum of one; false if that
   * takes so much arithmetic that sweeps over the weights are better at it.
   */
  static boolean settle(QuadraticModel model) {
    double work = 0;
    while (work <= MOST_WORK) {
      Face face = new Face(model);
      if (face.descend()) {
        return true;
      }
      double n = face.free.length;
      work += n * n * n / 6;
    }
    return false;
  }

  /** Whether it came to the minimum without meeting an edge. */
  private boolean descend() {
    if (free.length == 0) {
      return true;
    }
    Lift lift = Lift.of(model);
    double[][] matrix = matrix(lift);
    CholeskyRows factors = CholeskyRows.of(matrix, a -> model.l1().strength(free[a]) > 0);
    double @Nullable [] flat = factors.nullVector();
    if (flat != null) {
      alongFlat(flat, lift, factors.deficit());
      return false;
    }
    boolean whole = move(factors.solve(downhill(lift)), 1);
    // The second time takes out what the first left of rounding.
    return whole && move(factors.solve(downhill(lift)), 1);
  }

  private double[][] matrix(Lift lift) {
    double[][] matrix = new double[free.length][];
    for (int a = 0; a < free.length; a++) {
      matrix[a] = new double[a + 1];
      for (int b = 0; b <= a; b++) {
        matrix[a][b] = model.second(free[a], free[b]) + lift.second(free[a], free[b]);
      }
    }
    return matrix;
  }

  private double[] downhill(Lift lift) {
    return IntStream.of(free).mapToDouble(i -> -(model.sidedSlope(i) + lift.slope(i))).toArray();
  }

  /** {@code curvature}: of the direction, all but 0. */
  private void alongFlat(double[] flat, Lift lift, double curvature) {
    double[] downhill = downhill(lift);
    double slope = 0;
    double terms = 0;
    for (int a = 0; a < flat.length; a++) {
      slope += downhill[a] * flat[a];
      terms += Math.abs(flat[a]) * (Math.abs(model.slope(free[a])) + model.l1().strength(free[a]));
    }
    boolean level = Math.abs(slope) <= LEVEL * terms;
    double sign = level ? -Math.signum(model.x(free[flat.length - 1])) : Math.signum(slope);
    double[] step = new double[free.length];
    for (int a = 0; a < flat.length; a++) {
      step[a] = sign * flat[a];
    }
    move(step, level || !(curvature > 0) ? Double.MAX_VALUE : Math.abs(slope) / curvature);
  }

  /** Moves by {@code most} steps or up to the first change of sign; whether there was none. */
  private boolean move(double[] step, double most) {
    double length = most;
    for (int a = 0; a < step.length; a++) {
      length = Math.min(length, toZero(a, step));
    }
    if (length == Double.MAX_VALUE) {
      return true; // nowhere to go
    }
    boolean whole = true;
    for (int a = 0; a < step.length; a++) {
      boolean met = toZero(a, step) <= length * (1 + TOGETHER);
      whole &= !met;
      model.move(free[a], met ? 0 : model.x(free[a]) + length * step[a]);
    }
    model.refresh();
    return whole;
  }

  private double toZero(int a, double[] step) {
    double x = model.x(free[a]);
    boolean towards = model.l1().strength(free[a]) > 0 && x * Math.signum(step[a]) < 0;
    return towards ? -x / step[a] : Double.POSITIVE_INFINITY;
  }
}
