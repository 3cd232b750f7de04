package io.pulsemill.plan;

import io.pulsemill.costmodel.MeasuredRun;
import io.pulsemill.costmodel.NonNegativeLeastSquares;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What some amounts of runs cost, so that the relative errors of their seconds are least. */
final class RelativeFit {
  private final double[] costs;
  private final double squares;

  private RelativeFit(double[] costs, double squares) {
    this.costs = costs;
    this.squares = squares;
  }

  /** Over the runs that took any of these seconds, all of which weigh the same. */
  @SafeVarargs
  static RelativeFit of(
      List<MeasuredRun> runs,
      ToDoubleFunction<MeasuredRun> seconds,
      ToDoubleFunction<MeasuredRun>... amounts) {
    List<MeasuredRun> own = runs.stream().filter(run -> seconds.applyAsDouble(run) > 0).toList();
    if (own.isEmpty()) {
      return new RelativeFit(new double[amounts.length], 0);
    }
    double[][] a = new double[own.size()][amounts.length];
    double[] ones = new double[own.size()];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < amounts.length; j++) {
        a[i][j] = amounts[j].applyAsDouble(own.get(i)) / seconds.applyAsDouble(own.get(i));
      }
      ones[i] = 1;
    }
    double[] costs = NonNegativeLeastSquares.solve(a, ones);
    return new RelativeFit(costs, squares(a, costs));
  }

  private static double squares(double[][] a, double[] costs) {
    double squares = 0;
    for (double[] run : a) {
      double error = -1;
      for (int j = 0; j < costs.length; j++) {
        error += run[j] * costs[j];
      }
      squares += error * error;
    }
    return squares;
  }

  /** Of the {@code j}-th amount, 0 or more; 0 if there were not so many. */
  double cost(int j) {
    return j < costs.length ? costs[j] : 0;
  }

  /** Sum of the squares of the relative errors. */
  double squares() {
    return squares;
  }
}
