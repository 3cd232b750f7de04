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
  private final @Nullable Kink kink;

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
    kink = null;
  }

  private Evaluation(Evaluation smooth, Kink kink) {
    double added = kink.l1.value(kink.weights);
    double rounding = (gradientLength(smooth) + 1) * Math.ulp(added);
    loss = smooth.loss + added;
    lossError = smooth.lossError + rounding + Math.ulp(loss);
    gradient = kink.l1.subgradient(kink.weights, smooth.gradient);
    hessian = smooth.hessian;
    system = null;
    this.kink = kink;
  }

  private Evaluation(Evaluation other, double[][] hessian) {
    loss = other.loss;
    lossError = other.lossError;
    gradient = other.gradient;
    this.hessian = hessian;
    system = null;
    kink = other.kink;
  }

  /** The same with this Hessian. */
  Evaluation with(double[][] hessian) {
    return new Evaluation(this, hessian);
  }

  private static int gradientLength(Evaluation evaluation) {
    return evaluation.gradient.length;
  }

  /** What an {@link L1Term} adds at a point. */
  private static final class Kink {
    private final L1Term l1;
    private final double[] weights;
    private final double[] smoothGradient;

    Kink(L1Term l1, double[] weights, double[] smoothGradient) {
      this.l1 = l1;
      this.weights = weights;
      this.smoothGradient = smoothGradient;
    }
  }

  /**
   * The same objective plus an {@link L1Term}: the loss grows by it, the gradient becomes the
   * shortest subgradient of the whole, the Hessian stays that of the smooth part.
   *
   * @param weights where this evaluation is
   */
  public Evaluation plus(L1Term l1, double[] weights) {
    return new Evaluation(this, new Kink(l1, weights.clone(), gradient));
  }

  /** Value of the objective; may be infinite or NaN. */
  public double loss() {
    return loss;
  }

  /** Bound of the error of {@link #loss()}, ≥ 0. */
  public double lossError() {
    return lossError;
  }

  /** ∂loss/∂w or, with an {@link L1Term}, the shortest subgradient; the array itself. */
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

  /** Of the smooth part; the array itself. */
  double[] smoothGradient() {
    return kink == null ? gradient : kink.smoothGradient;
  }

  /** What is not smooth in the objective. Fails if all is. */
  L1Term l1() {
    if (kink == null) {
      throw new IllegalStateException("Evaluation: expected one with an L1 term");
    }
    return kink.l1;
  }

  /**
   * Derivative along {@code direction}; with an {@link L1Term} the change by the whole direction if
   * the smooth part were linear.
   */
  double slope(double[] direction) {
    if (kink != null) {
      return Vectors.dot(kink.smoothGradient, direction) + kink.l1.change(kink.weights, direction);
    }
    return system != null ? system.slope(direction) : Vectors.dot(gradient, direction);
  }

  /**
   * Infinity norm of {@link #gradient()}; NaN if an entry is. With an {@link L1Term} it is the
   * largest violation of the conditions of a minimum.
   */
  public double gradientNorm() {
    double norm = 0;
    for (double slope : gradient) {
      norm = Math.max(norm, Math.abs(slope));
    }
    return norm;
  }
}
