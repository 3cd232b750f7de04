package io.pulsemill.optimize;

/**
 * The problem of a step of {@link ProximalNewton}, {@code min over x of g·(x − w) + ½ (x − w)ᵀ H (x
 * − w) + Σ λ_i |x_i|}, and where its solution stands: x and the slopes of the smooth part there.
 */
final class QuadraticModel {
  /** Of the terms a slope is made of: what it may be off by. */
  private static final double ROUNDING = 1e-11;

  private final double[][] hessian;
  private final double[] gradient;
  private final double[] start;
  private final L1Term l1;
  private final double[] x;
  private final double[] slopes;
  private final double[] slack;
  private final double shift;

  /**
   * At x = w.
   *
   * @param hessian H, n × n, symmetric; not changed
   * @param gradient g
   * @param start w
   * @param shift share of the diagonal of H that is added to it, ≥ 0
   */
  QuadraticModel(double[][] hessian, double[] gradient, double[] start, L1Term l1, double shift) {
    this.hessian = hessian;
    this.gradient = gradient;
    this.start = start;
    this.l1 = l1;
    this.shift = shift;
    x = start.clone();
    slopes = new double[x.length];
    slack = new double[x.length];
    refresh();
  }

  int size() {
    return x.length;
  }

  L1Term l1() {
    return l1;
  }

  double x(int i) {
    return x[i];
  }

  /** Entry of H. */
  double second(int i, int j) {
    return i == j ? hessian[i][i] * (1 + shift) : hessian[i][j];
  }

  /** Slope of the smooth part by x_i. */
  double slope(int i) {
    return slopes[i];
  }

  /** Slope of the whole by x_i on the side of 0 that x_i is on; of the smooth part at 0. */
  double sidedSlope(int i) {
    return slopes[i] + l1.strength(i) * Math.signum(x[i]);
  }

  /** Whether x_i may move without leaving a kink. */
  boolean isFree(int i) {
    return x[i] != 0 || l1.strength(i) == 0;
  }

  /** Whether a coefficient of 0 would have to move, by more than what rounding makes of slopes. */
  boolean leavesZero(int i) {
    return Math.abs(slopes[i]) > l1.strength(i) + slack[i];
  }

  /** What the slope by x_i may be off by. */
  double slack(int i) {
    return slack[i];
  }

  /** Moves x_i, and all slopes with it. */
  void set(int i, double value) {
    double change = value - x[i];
    x[i] = value;
    double[] row = hessian[i];
    for (int j = 0; j < slopes.length; j++) {
      slopes[j] += row[j] * change;
    }
    slopes[i] += row[i] * shift * change;
  }

  /** Moves x_i; slopes are wrong until they are refreshed. */
  void move(int i, double value) {
    x[i] = value;
  }

  /** Slopes from the beginning, without the rounding of many moves. */
  void refresh() {
    double[] step = step();
    for (int i = 0; i < x.length; i++) {
      double sum = 0;
      double size = 0;
      for (int j = 0; j < x.length; j++) {
        double term = hessian[i][j] * step[j];
        sum += term;
        size += Math.abs(term);
      }
      slopes[i] = gradient[i] + sum + hessian[i][i] * shift * step[i];
      slack[i] = ROUNDING * (Math.abs(gradient[i]) + size);
    }
  }

  /** x − w. */
  double[] step() {
    return Vectors.plus(x, -1, start);
  }
}
