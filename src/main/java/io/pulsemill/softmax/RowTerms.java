package io.pulsemill.softmax;

import io.pulsemill.optimize.Order;

/**
 * What one row brings to each sum of a pass; see {@link SoftmaxKernel} for the formulas and {@link
 * SoftmaxShape} for the layout. Holds the scratch arrays, so that a row costs no allocation; for
 * one thread.
 */
final class RowTerms {
  private final SoftmaxShape shape;
  private final double[] weights;
  private final double[] bounds;
  private final double lossMagic;

  /** 1, z_1 … z_d. */
  private final double[] z;

  /** z_i z_j, i ≥ j, packed; empty without a Hessian. */
  private final double[] products;

  /** Scores, then probabilities. */
  private final double[] p;

  private final double[] terms;

  RowTerms(SoftmaxShape shape, double[] weights, double[] bounds, int lossExponent) {
    this.shape = shape;
    this.weights = weights;
    this.bounds = bounds;
    lossMagic = Math.scalb(1.5, 52 + lossExponent);
    z = new double[shape.columns()];
    z[0] = 1;
    products = new double[shape.order() == Order.HESSIAN ? shape.triangle() : 0];
    p = new double[shape.classes()];
    terms = new double[shape.terms()];
  }

  /** The terms of the row computed last; the array itself, overwritten by the next row. */
  double[] terms() {
    return terms;
  }

  /**
   * Computes the terms of the row {@code values[from…from + d − 1]} of class {@code label}.
   *
   * @return whether the label's score is strictly the largest
   */
  boolean compute(double[] values, int from, int label) {
    if (label < 0 || label >= p.length) {
      throw new IllegalArgumentException(
          "Class of a row: expected 0..%d but found %d".formatted(p.length - 1, label));
    }
    take(values, from);
    scores();
    boolean right = isStrictlyLargest(label);
    lossAndProbabilities(label);
    gradient(label);
    if (products.length > 0) {
      hessian();
    }
    return right;
  }

  private void take(double[] values, int from) {
    for (int j = 0; j < bounds.length; j++) {
      double value = values[from + j];
      if (!(Math.abs(value) <= bounds[j])) { // written so that NaN fails too
        throw new ArithmeticException(
            ("Standardised feature %d: expected a number within ±%s but found %s; this row was not"
                    + " among those the statistics were taken from")
                .formatted(j, bounds[j], value));
      }
      z[j + 1] = value;
    }
  }

  /** Always added up from the intercept on, in the order of the features. */
  private void scores() {
    int at = 0;
    for (int c = 0; c < p.length; c++) {
      double score = weights[at++];
      for (int i = 1; i < z.length; i++) {
        score += weights[at++] * z[i];
      }
      p[c] = score;
    }
  }

  private boolean isStrictlyLargest(int label) {
    for (int c = 0; c < p.length; c++) {
      if (c != label && p[c] >= p[label]) {
        return false;
      }
    }
    return true;
  }

  /** Every exponential and p lies in [0, 1] and their total is ≥ 1, also as rounded. */
  private void lossAndProbabilities(int label) {
    double max = p[0];
    for (double score : p) {
      max = Math.max(max, score);
    }
    double below = max - p[label];
    double total = 0;
    for (int c = 0; c < p.length; c++) {
      p[c] = StrictMath.exp(p[c] - max);
      total += p[c];
    }
    for (int c = 0; c < p.length; c++) {
      p[c] /= total;
    }
    double loss = StrictMath.log(total) + below;
    terms[0] = loss;
    // The very rounding GridSums gives term 0; the difference is exact (Sterbenz).
    terms[1] = loss - ((loss + lossMagic) - lossMagic);
  }

  private void gradient(int label) {
    int at = SoftmaxShape.GRADIENT;
    for (int c = 0; c < p.length; c++) {
      double slope = c == label ? p[c] - 1 : p[c];
      for (double value : z) {
        terms[at++] = slope * value;
      }
    }
  }

  /**
   * The weight p_k (1 − p_k) or p_k p_l is at most 1/4 but for its last bits, which are cut off:
   * then no rounded term exceeds its rounded bound.
   */
  private void hessian() {
    int packed = 0;
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j <= i; j++) {
        products[packed++] = z[i] * z[j];
      }
    }
    int at = shape.hessian();
    for (int k = 0; k < p.length; k++) {
      scaleProducts(Math.min(p[k] * (1 - p[k]), 0.25), at);
      at += products.length;
      for (int l = k + 1; l < p.length; l++) {
        scaleProducts(-Math.min(p[k] * p[l], 0.25), at);
        at += products.length;
      }
    }
  }

  private void scaleProducts(double factor, int at) {
    for (int i = 0; i < products.length; i++) {
      terms[at + i] = factor * products[i];
    }
  }
}
