package io.pulsemill.optimize;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Functions whose minimum is known by hand or from the literature. */
final class Objectives {
  /** Share of a loss that is rounding: some ten operations, all terms of one sign. */
  private static final double STEEP = 1e12;

  private static final double ROUNDING = 0x1p-49;

  private Objectives() {}

  /** {@code offset + ½ Σ curvature_i (w_i − i − 1)²}, minimum at (1, 2, 3, …). */
  static Objective quadratic(double offset, double... curvature) {
    return new Smooth(curvature.length) {
      @Override
      double loss(double[] w) {
        double sum = offset;
        for (int i = 0; i < w.length; i++) {
          sum += curvature[i] * (w[i] - i - 1) * (w[i] - i - 1) / 2;
        }
        return sum;
      }

      @Override
      void derivatives(double[] w, double[] gradient, double[][] hessian) {
        for (int i = 0; i < w.length; i++) {
          gradient[i] = curvature[i] * (w[i] - i - 1);
          hessian[i][i] = curvature[i];
        }
      }
    };
  }

  /** {@code (1−x)² + 100 (y−x²)²}, minimum 0 at (1, 1); customary start (−1.2, 1). */
  static Objective rosenbrock() {
    return new Smooth(2) {
      @Override
      double loss(double[] w) {
        double valley = w[1] - w[0] * w[0];
        return (1 - w[0]) * (1 - w[0]) + 100 * valley * valley;
      }

      @Override
      void derivatives(double[] w, double[] gradient, double[][] hessian) {
        double valley = w[1] - w[0] * w[0];
        gradient[0] = -2 * (1 - w[0]) - 400 * w[0] * valley;
        gradient[1] = 200 * valley;
        hessian[0][0] = 2 - 400 * valley + 800 * w[0] * w[0];
        hessian[0][1] = -400 * w[0];
        hessian[1][0] = -400 * w[0];
        hessian[1][1] = 200;
      }
    };
  }

  /**
   * Pass or fail of 20 students by hours of study; the maximum-likelihood fit is published:
   * intercept −4.0777, slope 1.5046, log-likelihood −8.02988.
   *
   * @see <a href="https://en.wikipedia.org/wiki/Logistic_regression">Logistic regression,
   *     Example</a>
   */
  static Objective studyHours() {
    double[] hours = {
      0.50, 0.75, 1.00, 1.25, 1.50, 1.75, 1.75, 2.00, 2.25, 2.50,
      2.75, 3.00, 3.25, 3.50, 4.00, 4.25, 4.50, 4.75, 5.00, 5.50
    };
    int[] passed = {0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1};
    return new Smooth(2) {
      @Override
      double loss(double[] w) {
        double sum = 0;
        for (int i = 0; i < hours.length; i++) {
          double score = (passed[i] == 1 ? 1 : -1) * (w[0] + w[1] * hours[i]);
          sum += Math.max(0, -score) + StrictMath.log1p(StrictMath.exp(-Math.abs(score)));
        }
        return sum;
      }

      @Override
      void derivatives(double[] w, double[] gradient, double[][] hessian) {
        for (int i = 0; i < hours.length; i++) {
          double p = 1 / (1 + StrictMath.exp(-(w[0] + w[1] * hours[i])));
          double[] x = {1, hours[i]};
          for (int a = 0; a < 2; a++) {
            gradient[a] += (p - passed[i]) * x[a];
            for (int b = 0; b < 2; b++) {
              hessian[a][b] += p * (1 - p) * x[a] * x[b];
            }
          }
        }
      }
    };
  }

  /** {@code w − log w}, minimum 1 at 1; infinite at 0, NaN below. */
  static Objective barrier() {
    return oneDimensional(w -> w - StrictMath.log(w), w -> 1 - 1 / w, w -> 1 / (w * w));
  }

  /** {@code ½ (w − 1)²}, but minus infinity within 0.1 of its minimum. */
  static Objective pit() {
    return oneDimensional(
        w -> Math.abs(w - 1) < 0.1 ? Double.NEGATIVE_INFINITY : (w - 1) * (w - 1) / 2,
        w -> w - 1,
        w -> 1);
  }

  static Objective oneDimensional(
      DoubleUnaryOperator loss, DoubleUnaryOperator slope, DoubleUnaryOperator curvature) {
    return new Smooth(1) {
      @Override
      double loss(double[] w) {
        return loss.applyAsDouble(w[0]);
      }

      @Override
      void derivatives(double[] w, double[] gradient, double[][] hessian) {
        gradient[0] = slope.applyAsDouble(w[0]);
        hessian[0][0] = curvature.applyAsDouble(w[0]);
      }
    };
  }

  /** The same function in coordinates reflected by a Householder matrix, so nothing is diagonal. */
  static Objective reflected(Objective objective) {
    double[] normal = new double[objective.dimension()];
    Arrays.fill(normal, 1 / Math.sqrt(normal.length));
    return new Objective() {
      @Override
      public int dimension() {
        return normal.length;
      }

      @Override
      public Evaluation at(double[] weights, Derivatives derivatives) throws java.io.IOException {
        Evaluation inner = objective.at(reflect(weights), Derivatives.GRADIENT);
        return new Evaluation(inner.loss(), inner.lossError(), reflect(inner.gradient()), null);
      }

      private double[] reflect(double[] x) {
        return Vectors.plus(x, -2 * Vectors.dot(normal, x), normal);
      }
    };
  }

  /**
   * Adds pseudo-random errors that depend on the weights alone: up to {@code error} to the loss, as
   * its bound says, and to each entry of the gradient.
   */
  static Objective noisy(Objective objective, double error) {
    return noisy(objective, error, error);
  }

  /** The same with an exact gradient. */
  static Objective coarse(Objective objective, double lossError) {
    return noisy(objective, lossError, 0);
  }

  private static Objective noisy(Objective objective, double error, double gradientError) {
    return new Objective() {
      @Override
      public int dimension() {
        return objective.dimension();
      }

      @Override
      public Evaluation at(double[] weights, Derivatives derivatives) throws java.io.IOException {
        Evaluation exact = objective.at(weights, derivatives);
        java.util.Random random = new java.util.Random(Arrays.hashCode(weights));
        double loss = exact.loss() + error * (2 * random.nextDouble() - 1);
        double[] gradient = exact.gradient().clone();
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] += gradientError * (2 * random.nextDouble() - 1);
        }
        double[][] hessian = exact.hasHessian() ? exact.hessian() : null;
        return new Evaluation(loss, error, gradient, hessian);
      }
    };
  }

  /**
   * {@code (w − 3)²/2} and a wall 1e12 steep at w = 1, whose second derivative beyond it is 0: what
   * a row far from all others puts up. Newton's equation comes along.
   */
  static Objective wall() {
    return new Objective() {
      @Override
      public int dimension() {
        return 1;
      }

      @Override
      public Evaluation at(double[] weights, Derivatives derivatives) {
        double w = weights[0];
        double inside = STEEP * (w - 1);
        double p = 1 / (1 + Math.exp(-inside));
        double loss =
            (w - 3) * (w - 3) / 2 + Math.max(0, inside) + Math.log1p(Math.exp(-Math.abs(inside)));
        double slope = w - 3 + STEEP * p;
        double curvature = 1 + STEEP * STEEP * p / (1 + Math.exp(inside));
        return new Evaluation(
            loss,
            ROUNDING * loss,
            new double[] {slope},
            new double[][] {{curvature}},
            new Scalar(slope, curvature));
      }
    };
  }

  /** Newton's equation of one weight. */
  private record Scalar(double gradient, double curvature) implements NewtonSystem {
    @Override
    public double[] step(double shift) {
      return new double[] {-gradient / (curvature * (1 + shift))};
    }

    @Override
    public double slope(double[] direction) {
      return gradient * direction[0];
    }

    @Override
    public double firstShift() {
      return 1;
    }
  }

  /** Brings loss and derivatives together in one evaluation. */
  private abstract static class Smooth implements Objective {
    private final int dimension;

    Smooth(int dimension) {
      this.dimension = dimension;
    }

    @Override
    public int dimension() {
      return dimension;
    }

    abstract double loss(double[] w);

    /** Adds to zeros. */
    abstract void derivatives(double[] w, double[] gradient, double[][] hessian);

    @Override
    public Evaluation at(double[] weights, Derivatives derivatives) {
      double[] gradient = new double[dimension];
      double[][] hessian = new double[dimension][dimension];
      derivatives(weights, gradient, hessian);
      double loss = loss(weights);
      double lossError = ROUNDING * Math.abs(loss);
      return new Evaluation(
          loss, lossError, gradient, derivatives == Derivatives.HESSIAN ? hessian : null);
    }
  }
}
