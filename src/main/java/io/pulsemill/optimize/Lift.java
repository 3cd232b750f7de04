package io.pulsemill.optimize;

/**
 * What makes the minimum of a {@link Face} the only one where the quadratic is flat along the shift
 * of a whole column: {@code τ/2 · (Σ_k x_k)² / K}, which is 0 where it is least and there takes
 * nothing from the rest.
 */
final class Lift {
  private final QuadraticModel model;

  /** τ/K of each column; 0 for one that is not lifted. */
  private final double[] lifts;

  private final double[] sums;

  private Lift(QuadraticModel model) {
    this.model = model;
    lifts = new double[model.l1().columns()];
    sums = new double[lifts.length];
  }

  static Lift of(QuadraticModel model) {
    Lift lift = new Lift(model);
    for (int column = 0; column < lift.lifts.length; column++) {
      if (model.l1().decidesShift(column)) {
        lift.add(column);
      }
    }
    return lift;
  }

  /** Lifts the column if all of it is free. */
  private void add(int column) {
    double trace = 0;
    double sum = 0;
    for (int i = column; i < model.size(); i += lifts.length) {
      if (!model.isFree(i)) {
        return;
      }
      trace += model.second(i, i);
      sum += model.x(i);
    }
    double rows = model.l1().rows();
    lifts[column] = trace / rows / rows;
    sums[column] = sum;
  }

  /** What it adds to an entry of H. */
  double second(int i, int j) {
    int column = i % lifts.length;
    return column == j % lifts.length ? lifts[column] : 0;
  }

  /** What it adds to a slope. */
  double slope(int i) {
    int column = i % lifts.length;
    return lifts[column] * sums[column];
  }
}
