package io.pulsemill.optimize;

import org.jspecify.annotations.Nullable;

/**
 * An objective at one point: loss, gradient and, if requested, Hessian.
 *
 * <p>The arrays are shared with whoever made the evaluation and whoever reads it; nobody writes to
 * them afterwards. The loss may be infinite or NaN, which an optimizer takes as "do not go there".
 */
public final class Evaluation {
  private final double loss;
  private final double lossError;
  private final double[] gradient;
  private final double @Nullable [][] hessian;
  private final @Nullable NewtonSystem system;

  /**
   * @param loss value of the objective
   * @param lossError bound of |loss − true value|, ≥ 0: differences below it mean nothing; anything
   *     if the loss is not finite
   * @param gradient ∂loss/∂w, points uphill
   * @param hessian ∂²loss/∂w², dimension × dimension, symmetric; null with {@link
   *     Derivatives#GRADIENT}
   */
  public Evaluation(
      double loss, double lossError, double[] gradient, double @Nullable [][] hessian) {
    this(loss, lossError, gradient, hessian, null);
  }

  /**
   * One with a more precise Newton equation than gradient and Hessian give.
   *
   * @param system null if gradient and Hessian are enough
   */
  public Evaluation(
      double loss,
      double lossError,
      double[] gradient,
      double @Nullable [][] hessian,
      @Nullable NewtonSystem system) {
    if (Double.isFinite(loss) && !(lossError >= 0)) {
      throw new IllegalArgumentException(
          "Error bound of a loss: expected a number from 0 but found " + lossError);
    }
    if (hessian != null && hessian.length != gradient.length) {
      throw new IllegalArgumentException(
          "Hessian: expected %d rows, the size of the gradient, but found %d"
              .formatted(gradient.length, hessian.length));
    }
    this.loss = loss;
    this.lossError = lossError;
    this.gradient = gradient;
    this.hessian = hessian;
    this.system = system;
  }

  /** Value of the objective; may be infinite or NaN. */
  public double loss() {
    return loss;
  }

  /** Bound of the error of {@link #loss()}, ≥ 0. */
  public double lossError() {
    return lossError;
  }

  /** ∂loss/∂w; the array itself, not a copy. */
  public double[] gradient() {
    return gradient;
  }

  /** Whether the Hessian came along. */
  public boolean hasHessian() {
    return hessian != null;
  }

  /** ∂²loss/∂w², dimension × dimension; the array itself. Fails if it was not requested. */
  public double[][] hessian() {
    if (hessian == null) {
      throw new IllegalStateException(
          "Evaluation: expected a Hessian but it was made with order GRADIENT; ask for HESSIAN");
    }
    return hessian;
  }

  /** Newton's equation here. Fails without a Hessian. */
  public NewtonSystem system() {
    return system != null ? system : new Curvature(hessian()).system(gradient);
  }

  /** Whether Newton's equation is known more precisely than gradient and Hessian give it. */
  boolean isPrecise() {
    return system != null;
  }

  /** Derivative along {@code direction}. */
  double slope(double[] direction) {
    return system != null ? system.slope(direction) : Vectors.dot(gradient, direction);
  }

  /** Infinity norm of the gradient: max |∂loss/∂w_i|; NaN if an entry is. */
  public double gradientNorm() {
    double norm = 0;
    for (double slope : gradient) {
      norm = Math.max(norm, Math.abs(slope));
    }
    return norm;
  }
}
