package io.pulsemill.softmax;

import io.pulsemill.exact.GridSums;
import io.pulsemill.optimize.Derivatives;
import java.util.Arrays;

/**
 * Cross-entropy of a linear softmax classifier at fixed weights, with its derivatives, over rows.
 *
 * <pre>
 *   s_c  = w_c0 + Σ_j w_cj z_j            score of class c; z_0 = 1 stands for the intercept
 *   loss = log Σ_c exp(s_c − m) + (m − s_y),  m = max s      nats, ≥ 0
 *   p_c  = exp(s_c − m) / Σ_k exp(s_k − m)
 *   ∂loss/∂w_ci          = (p_c − [c = y]) z_i               points uphill
 *   ∂²loss/∂w_ki ∂w_lj   = p_k ([k = l] − p_l) z_i z_j
 * </pre>
 *
 * <p>With derivatives SCORES the last line is {@code (p_k − [k = y]) (p_l − [l = y]) z_i z_j}, the
 * outer product of the line before it with itself, bounded by B_i B_j.
 *
 * <p>Every term is bounded beforehand, from the weights and the bounds B_j of |z_j| (B_0 = 1): the
 * loss by log K + 2 max_c Σ_j |w_cj| B_j, the gradient by B_i, the Hessian by B_i B_j / 4. So each
 * sum has a grid ({@link GridSums}) and does not depend on the order of the rows. The loss stands
 * on two grids, t and what rounding t to the coarse grid leaves, on a grid 2^40 finer.
 *
 * <p>A row with a weight v counts v times: every term is multiplied by it, and every bound by the
 * largest. Rows heavier than the <i>near</i> ones, few as they must be, are summed exactly like far
 * rows, so that a few do not coarsen the grids of all. Margins and {@link SoftmaxSums#errors} do
 * not depend on weights.
 *
 * <p>Immutable: threads may share one kernel, each with its own sums.
 */
public final class SoftmaxKernel {
  /**
   * Largest |weight| taken: far beyond any model of standardized features, and every bound of a
   * term stays within the range of {@link GridSums}.
   */
  static final double MAX_WEIGHT = 0x1p200;

  private static final double MAX_BOUND = 0x1p100;
  private static final int FINER = 40;

  /** At most so many numbers in a thread's scratch arrays, 32 MiB; ten rows of the widest table. */
  private static final int MAX_SCRATCH = 1 << 22;

  private static final double UNIT_ROUNDOFF = 0x1p-53;

  private final SoftmaxShape shape;
  private final double[] weights;
  private final double[] bounds;
  private final double[] near;
  private final RowWeightBounds rowWeights;
  private final boolean allNear;
  private final double lossBound;
  private final int[] exponents;
  private final double rowLossError;

  /**
   * @param classes K, ≥ 2
   * @param weights K × (d + 1) row-major, intercepts first; copied
   * @param bounds of |z|, one per feature, see {@link Standardization}; copied
   * @param derivatives which to sum
   * @throws ArithmeticException if a weight is not finite or beyond 2^200: an optimizer's step went
   *     off
   */
  public SoftmaxKernel(int classes, double[] weights, double[] bounds, Derivatives derivatives) {
    this(classes, weights, bounds, bounds, derivatives);
  }

  /**
   * One that sums far rows exactly.
   *
   * @param near bounds of |z| in near rows, one per feature, at most {@code bounds}; copied
   */
  public SoftmaxKernel(
      int classes, double[] weights, double[] bounds, double[] near, Derivatives derivatives) {
    this(classes, weights, bounds, near, RowWeightBounds.NONE, derivatives);
  }

  /** The same of rows that have weights within {@code rowWeights}. */
  public SoftmaxKernel(
      int classes,
      double[] weights,
      double[] bounds,
      double[] near,
      RowWeightBounds rowWeights,
      Derivatives derivatives) {
    shape = new SoftmaxShape(classes, bounds.length, derivatives);
    this.weights = weights.clone();
    this.bounds = bounds.clone();
    this.near = near.clone();
    this.rowWeights = rowWeights;
    allNear = Arrays.equals(bounds, near) && rowWeights.near() == rowWeights.heaviest();
    checkWeights();
    checkBounds();
    double scoreBound = scoreBound();
    // A millionth more covers the rounding of the logarithm and of the sum.
    double ofRow = (StrictMath.log(shape.classes()) + 2 * scoreBound) * (1 + 0x1p-20);
    lossBound = rowWeights.near() * ofRow;
    exponents = exponents();
    rowLossError = rowLossError(scoreBound);
  }

  /** Whether a kernel takes these weights: all of them finite and none beyond 2^200. */
  static boolean takes(double[] weights) {
    return Arrays.stream(weights).allMatch(SoftmaxKernel::takes);
  }

  private static boolean takes(double weight) {
    return Math.abs(weight) <= MAX_WEIGHT; // false of NaN
  }

  /** Sums over no rows, to add to. */
  public SoftmaxSums zero() {
    boolean exact = shape.derivatives().exact();
    return new SoftmaxSums(
        shape,
        rowLossError,
        new GridSums(exact ? new int[0] : exponents),
        exact || !allNear ? new ExactTerms(shape) : null);
  }

  /**
   * Adds rows to sums that a kernel of the same weights made.
   *
   * @throws ArithmeticException if a |z| exceeds its bound or is not a number
   */
  public void add(RowBlock rows, SoftmaxSums sums) {
    if (rows.features() != shape.features()) {
      throw new IllegalArgumentException(
          "Rows: expected %d features but found %d".formatted(shape.features(), rows.features()));
    }
    if (shape.derivatives() == Derivatives.MARGINS) {
      addMargins(rows, sums);
    } else if (shape.derivatives().exact() || !allNear) {
      addNear(addFar(rows, sums), sums);
    } else {
      addNear(rows, sums);
    }
  }

  private void addMargins(RowBlock rows, SoftmaxSums sums) {
    MarginTerms terms = new MarginTerms(shape, weights);
    for (int r = 0; r < rows.rows(); r++) {
      terms.add(rows, r, sums.exact());
    }
    sums.count(rows.rows(), 0);
  }

  /**
   * Adds the far rows, or all of them with derivatives EXACT; returns the near ones that are left.
   */
  private RowBlock addFar(RowBlock rows, SoftmaxSums sums) {
    RowTerms terms = new RowTerms(shape, weights);
    RowBlock left = rows.empty();
    for (int r = 0; r < rows.rows(); r++) {
      checkBounds(rows, r);
      boolean far = !rows.within(r, near);
      if (shape.derivatives().exact() || far || rows.rowWeight(r) > rowWeights.near()) {
        sums.count(1, terms.add(rows, r, far, sums.exact()) ? 0 : 1);
      } else {
        left.copy(rows, r);
      }
    }
    return left;
  }

  private void checkBounds(RowBlock rows, int r) {
    if (!rows.within(r, bounds)) { // NaN, too
      throw new ArithmeticException(
          ("Standardized features of a row: expected numbers within %s but found others; this row"
                  + " was not among those the statistics were taken from")
              .formatted(Arrays.toString(bounds)));
    }
    RowWeightBounds.check(rows.rowWeight(r), rowWeights.heaviest());
  }

  private void addNear(RowBlock rows, SoftmaxSums sums) {
    if (rows.rows() == 0) {
      return;
    }
    int fitting = MAX_SCRATCH / (shape.columns() + shape.classes());
    int atMost = Math.min(rows.rows(), Math.min(GridSums.MAX_PRODUCTS, fitting));
    BlockTerms terms =
        new BlockTerms(shape, weights, near, rowWeights.near(), lossBound, exponents[0], atMost);
    for (int from = 0; from < rows.rows(); from += atMost) {
      terms.add(rows, from, Math.min(atMost, rows.rows() - from), sums);
    }
  }

  private void checkWeights() {
    if (weights.length != shape.dimension()) {
      throw new IllegalArgumentException(
          "Weights: expected %d classes × (%d features + 1) but found %d numbers"
              .formatted(shape.classes(), shape.features(), weights.length));
    }
    for (double w : weights) {
      if (!takes(w)) {
        throw new ArithmeticException(
            "Weights: expected numbers within ±%s but found %s; the optimizer diverged"
                .formatted(MAX_WEIGHT, w));
      }
    }
  }

  private void checkBounds() {
    for (int j = 0; j < bounds.length; j++) {
      if (!(bounds[j] >= 1 / MAX_BOUND && bounds[j] <= MAX_BOUND)) {
        throw new IllegalArgumentException(
            "Bound of feature %d: expected a number in [%s, %s] but found %s"
                .formatted(j, 1 / MAX_BOUND, MAX_BOUND, bounds[j]));
      }
    }
  }

  /**
   * S = max_c (|w_c0| + Σ_j |w_cj| B_j), B_j of near rows. Same operations in the same order as a
   * score, so that by the monotonicity of rounding no computed |score| of a near row exceeds it.
   */
  private double scoreBound() {
    double largest = 0;
    for (int c = 0; c < shape.classes(); c++) {
      int at = c * shape.columns();
      double sum = Math.abs(weights[at]);
      for (int j = 0; j < bounds.length; j++) {
        sum += Math.abs(weights[at + 1 + j]) * near[j];
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  private int[] exponents() {
    int[] all = new int[shape.terms()];
    all[0] = GridSums.exponentFor(lossBound);
    all[1] = all[0] - FINER;
    if (shape.derivatives() == Derivatives.LOSS) {
      return all;
    }
    int columns = shape.columns();
    for (int c = 0; c < shape.classes(); c++) {
      for (int i = 0; i < columns; i++) {
        all[SoftmaxShape.GRADIENT + c * columns + i] =
            GridSums.exponentFor(rowWeights.near() * SoftmaxShape.bound(near, i));
      }
    }
    int at = shape.hessian();
    while (at < all.length) {
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j <= i; j++) {
          all[at++] =
              GridSums.exponentFor(
                  shape.pairBound()
                      * (rowWeights.near()
                          * SoftmaxShape.bound(near, i)
                          * SoftmaxShape.bound(near, j)));
        }
      }
    }
    return all;
  }

  /**
   * Bound of the rounding error of one row's loss, with u = 2^-53: each score is off by at most (d
   * + 1) u S, and the loss by twice that; m − s_y and the last addition round by 2 u S each, the
   * latter by u log K more; exponentials (1 ulp each, their arguments rounded), their sum and its
   * logarithm by less than (2 K + 2 log K + 2) u. Together below (2 (d + 4) S + 5 K) u. A weight
   * multiplies it, and the multiplication rounds by u times what it comes to.
   */
  private double rowLossError(double scoreBound) {
    double ofRow =
        UNIT_ROUNDOFF * (2.0 * (shape.features() + 4) * scoreBound + 5.0 * shape.classes());
    return rowWeights.weighted() ? rowWeights.near() * ofRow + UNIT_ROUNDOFF * lossBound : ofRow;
  }
}
