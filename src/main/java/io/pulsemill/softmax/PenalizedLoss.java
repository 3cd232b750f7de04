package io.pulsemill.softmax;

import io.pulsemill.optimize.Derivatives;
import io.pulsemill.optimize.Evaluation;
import io.pulsemill.optimize.L1Term;
import io.pulsemill.optimize.Objective;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The objective of training, from the sums of a pass: mean loss over the training rows, each as
 * often as it counts, + l2/2 · Σ w_cj² + l1 · Σ |w_cj| over the coefficients. Intercepts are not
 * penalized. On standardized features z, so in raw coefficients the penalty is l2/2 · Σ (s_j W_cj)²
 * + l1 · Σ |s_j W_cj|.
 *
 * <p><b>The Hessian handed out is lifted.</b> A shift common to all classes changes no probability,
 * so the loss is flat along it and its Hessian H singular. Handed out is H + τ (11ᵀ/K ⊗ I), τ =
 * trace(H)/dimension or, for a column of another magnitude, the mean of its own diagonal, where
 * 11ᵀ/K ⊗ I projects on the shifts. H maps shifts to shifts and centered vectors (those whose K
 * entries of each column sum to zero) to centered ones; the gradient at centered weights is
 * centered. So from a centered start, as zero is one, the Newton step is the very minimizer of the
 * quadratic model, stays centered, and the lift never shows in it. With an l1 penalty, which does
 * decide about shifts, only those of the intercepts are lifted.
 *
 * <p><b>Weights that went off.</b> Where a weight is not finite or beyond 2^200, or the result
 * overflows, the evaluation has an infinite loss, an infinite gradient (so it never looks small)
 * and no Hessian, and no pass is spent on such weights: a line search shortens its step. Other
 * errors of a pass, such as a row beyond its bound, are let through.
 */
public final class PenalizedLoss implements Objective {
  private final Pass pass;
  private final int classes;
  private final int features;
  private final RowTotals totals;
  private final Penalty penalty;
  private final double[] squareScales;

  /** Null if there is none. */
  private final @Nullable L1Term l1;

  private int passes;
  private @Nullable SoftmaxSums latest;
  private double[] latestWeights = {};
  private @Nullable CenteredSystem centered;

  /**
   * Over rows that count once each.
   *
   * @param pass sums over the training rows
   * @param classes K, ≥ 2
   * @param features d, standardized features
   * @param rows number of training rows, > 0; each pass must find as many
   * @param penalty of the coefficients
   * @param squareScales (s_j / scale_j)², d of them, 1 where a feature is standardized by its
   *     deviation s_j: the penalty is on (s_j / scale_j · w_cj)², as if all were
   */
  public PenalizedLoss(
      Pass pass, int classes, int features, long rows, Penalty penalty, double[] squareScales) {
    this(pass, classes, features, RowTotals.unweighted(rows), penalty, squareScales);
  }

  /** The same over rows that count as {@code totals} has it. */
  public PenalizedLoss(
      Pass pass,
      int classes,
      int features,
      RowTotals totals,
      Penalty penalty,
      double[] squareScales) {
    this.pass = pass;
    this.classes = classes;
    this.features = features;
    this.totals = totals;
    this.penalty = penalty;
    this.squareScales = squareScales.clone();
    l1 = penalty.isSparse() ? l1Term() : null;
  }

  private L1Term l1Term() {
    double[] strengths = new double[dimension()];
    for (int i = 0; i < strengths.length; i++) {
      strengths[i] = isCoefficient(i) ? penalty.l1() * Math.sqrt(squareScale(i)) : 0;
    }
    return new L1Term(strengths, features + 1, penalty.l2() == 0);
  }

  @Override
  public int dimension() {
    return Math.multiplyExact(classes, features + 1);
  }

  /** Passes over the training rows so far. */
  public int passes() {
    return passes;
  }

  /**
   * {@inheritDoc}
   *
   * @throws SeparableClassesException if there is no penalty and every row's label is scored
   *     strictly highest, which one more pass confirms: longer weights then always lower the loss,
   *     so it has no minimum
   */
  @Override
  public Evaluation at(double[] weights, Derivatives derivatives) throws IOException {
    if (weights.length != dimension()) {
      throw new IllegalArgumentException(
          "Weights: expected %d but found %d".formatted(dimension(), weights.length));
    }
    if (!SoftmaxKernel.takes(weights)) {
      return wentOff();
    }
    SoftmaxSums sums = sums(weights, derivatives);
    passes++;
    latest = sums;
    latestWeights = weights.clone();
    if (penalty.isNone() && sums.errors() == 0) {
      checkSeparation(weights);
    }
    Evaluation evaluation = penalized(sums, weights);
    boolean finite = Double.isFinite(evaluation.loss());
    return finite && Double.isFinite(evaluation.gradientNorm()) ? evaluation : wentOff();
  }

  private void check(SoftmaxSums sums, Derivatives derivatives) throws IOException {
    if (sums.rows() != totals.rows()) {
      throw new IOException(
          ("Pass over the training rows: expected %d rows but found %d; the table changed since its"
                  + " statistics were taken, or rows were lost")
              .formatted(totals.rows(), sums.rows()));
    }
    if (sums.classes() != classes
        || sums.features() != features
        || sums.derivatives() != derivatives) {
      throw new IllegalStateException(
          "Pass: expected %d classes, %d features, %s but found %d, %d, %s"
              .formatted(
                  classes,
                  features,
                  derivatives,
                  sums.classes(),
                  sums.features(),
                  sums.derivatives()));
    }
  }

  /** By a separate pass: a score that is higher by rounding alone separates nothing. */
  private void checkSeparation(double[] weights) throws IOException {
    ExactTerms margins = margins(weights).exact();
    if (margins.falling() == 0 && margins.rising() > 0) {
      throw new SeparableClassesException(
          "The classes are separable on the training rows: every training row's class is scored"
              + " strictly highest",
          new Recession(weights, margins.rising()));
    }
  }

  /**
   * How the training rows stand to a direction: a pass, but no evaluation of the objective. What is
   * common to all classes is taken out of it first: it moves no margin, but would hide small ones.
   */
  public SoftmaxSums margins(double[] direction) throws IOException {
    return sums(Recession.centered(direction, classes), Derivatives.MARGINS);
  }

  /** The sums of a pass at some weights; no evaluation of the objective. */
  public SoftmaxSums sums(double[] weights, Derivatives derivatives) throws IOException {
    SoftmaxSums sums = pass.sum(weights, derivatives);
    check(sums, derivatives);
    return sums;
  }

  /** The sums of the latest evaluation, if it was at these weights and has a Hessian; else null. */
  public @Nullable SoftmaxSums hessianAt(double[] weights) {
    boolean known = latest != null && latest.derivatives().square();
    return known && Arrays.equals(weights, latestWeights) ? latest : null;
  }

  /** What the penalty's squares add to the second derivative of the summed loss, by feature. */
  public double[] curvatures() {
    double[] curvatures = new double[features];
    Arrays.setAll(curvatures, j -> totals.weight() * penalty.l2() * squareScales[j]);
    return curvatures;
  }

  /** How many times coarser than without weights the grids of near rows are, for a mean. */
  double spread() {
    return totals.spread();
  }

  /** Of the latest evaluation. Fails if there was none. */
  SoftmaxSums latest() {
    return Objects.requireNonNull(latest, "Penalized loss: expected an evaluation before");
  }

  /** Newton's equation of the latest evaluation in many digits; null if doubles are enough. */
  @Nullable CenteredSystem centered() {
    return centered;
  }

  private Evaluation penalized(SoftmaxSums sums, double[] weights) {
    double[] gradient = sums.gradient();
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= totals.weight();
      if (isCoefficient(i)) {
        gradient[i] += penalty.l2() * squareScale(i) * weights[i];
      }
    }
    double mean = sums.loss() / totals.weight();
    double added = squaresPenalty(weights);
    double loss = mean + added;
    // The squares and their sum round at most gradient.length + 1 times, the rest a few times.
    double rounding = (gradient.length + 3) * Math.ulp(added) + Math.ulp(mean) + Math.ulp(loss);
    boolean square = sums.derivatives().square();
    centered = square && l1 == null && CenteredSystem.suits(sums) ? centered(sums, weights) : null;
    Evaluation smooth =
        new Evaluation(
            loss,
            sums.lossError() / totals.weight() + rounding,
            gradient,
            square ? lifted(sums.hessian()) : null,
            centered);
    return l1 == null ? smooth : smooth.plus(l1, weights);
  }

  private CenteredSystem centered(SoftmaxSums sums, double[] weights) {
    double[] own = new double[features + 1];
    System.arraycopy(curvatures(), 0, own, 1, features);
    return new CenteredSystem(sums, totals.weight(), own, weights);
  }

  /** What the objective is above the mean loss, nats. */
  public double penalty(double[] weights) {
    double squares = squaresPenalty(weights);
    return l1 == null ? squares : squares + l1.value(weights);
  }

  /** l2/2 · Σ w_cj². */
  private double squaresPenalty(double[] weights) {
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      if (isCoefficient(i)) {
        squares += squareScale(i) * (weights[i] * weights[i]);
      }
    }
    return penalty.l2() / 2 * squares;
  }

  private double[][] lifted(double[][] hessian) {
    double[] added = new double[features + 1];
    for (int i = 1; i < added.length; i++) {
      added[i] = penalty.l2() * squareScale(i);
    }
    return LiftedHessian.of(hessian, totals.weight(), added, l1 == null ? added.length : 1);
  }

  private double squareScale(int i) {
    return squareScales[i % (features + 1) - 1];
  }

  private boolean isCoefficient(int i) {
    return i % (features + 1) != 0;
  }

  private Evaluation wentOff() {
    double[] gradient = new double[dimension()];
    Arrays.fill(gradient, Double.POSITIVE_INFINITY);
    return new Evaluation(Double.POSITIVE_INFINITY, 0, gradient, null);
  }
}
