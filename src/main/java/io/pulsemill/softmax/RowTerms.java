package io.pulsemill.softmax;

import io.pulsemill.optimize.Derivatives;

/**
 * What one row brings to the sums of a pass, each term to its last digits: probabilities near 1 by
 * their complement, small losses by {@code log1p}. The formulas are those of {@link SoftmaxKernel};
 * {@link BlockTerms} has them for many rows at a time, rounded to grids. Holds scratch arrays; for
 * one thread.
 */
final class RowTerms {
  private static final double UNIT_ROUNDOFF = 0x1p-53;

  /** A row whose other classes together are less probable has no derivatives worth a mention. */
  private static final double VANISHED = 0x1p-1000;

  private final SoftmaxShape shape;
  private final double[] weights;
  private final double[] z;
  private final double[] p;
  private int label;
  private double rowWeight;

  /** Largest score; largest sum of the magnitudes a score is added up from. */
  private double max;

  private double magnitude;

  /** Σ p_k over the classes other than the label's. */
  private double rest;

  private boolean right;

  RowTerms(SoftmaxShape shape, double[] weights) {
    this.shape = shape;
    this.weights = weights;
    z = new double[shape.columns()];
    z[0] = 1;
    p = new double[shape.classes()];
  }

  /**
   * Adds row {@code r}; returns whether it is none of the {@link SoftmaxSums#errors}.
   *
   * @param far whether it is a far row
   */
  boolean add(RowBlock block, int r, boolean far, ExactTerms sums) {
    int d = shape.features();
    System.arraycopy(block.values(), r * d, z, 1, d);
    label = block.classOf(r);
    rowWeight = block.rowWeight(r);
    scores();
    double own = p[label];
    double loss = probabilities();
    double scoreError = UNIT_ROUNDOFF * (shape.columns() + 1) * magnitude;
    // A score off by e moves the loss by at most what is not the label's, and that grows by
    // exp(2e).
    double lossError =
        rest == 0 ? 0 : Math.min(2 * scoreError, rest * StrictMath.expm1(2 * scoreError));
    sums.count(rowWeight * (lossError + 8 * UNIT_ROUNDOFF * loss), far);
    sums.add(0, loss, rowWeight);
    if (shape.derivatives() == Derivatives.LOSS) {
      return right;
    }
    if (rest > VANISHED || max > own) {
      if (far && shape.derivatives() == Derivatives.EXACT) {
        farPairs(sums);
      } else {
        sums.reach(z);
      }
      gradient(sums);
      if (shape.derivatives().square()) {
        hessian(sums);
      }
    }
    return right;
  }

  /** The same operations in the same order as {@link BlockTerms}. */
  private void scores() {
    int at = 0;
    max = Double.NEGATIVE_INFINITY;
    magnitude = 0;
    for (int c = 0; c < p.length; c++) {
      double score = weights[at];
      double sum = Math.abs(weights[at++]);
      for (int i = 1; i < z.length; i++, at++) {
        score += weights[at] * z[i];
        sum += Math.abs(weights[at] * z[i]);
      }
      p[c] = score;
      max = Math.max(max, score);
      magnitude = Math.max(magnitude, sum);
    }
    right = true;
    for (int c = 0; c < p.length; c++) {
      boolean tied = shape.derivatives() == Derivatives.LOSS && c > label && p[c] == p[label];
      right &= c == label || p[c] < p[label] || tied;
    }
  }

  /** Turns scores into probabilities; returns the loss. */
  private double probabilities() {
    double below = max - p[label];
    double others = 0;
    double own = 0;
    for (int c = 0; c < p.length; c++) {
      p[c] = StrictMath.exp(p[c] - max);
      if (c == label) {
        own = p[c];
      } else {
        others += p[c];
      }
    }
    double total = own + others;
    for (int c = 0; c < p.length; c++) {
      p[c] /= total;
    }
    rest = others / total;
    return below == 0 ? StrictMath.log1p(others) : StrictMath.log(total) + below;
  }

  /** (e_k − e_y) ⊗ z by each other class k, so that the sums over the classes are 0 exactly. */
  private void gradient(ExactTerms sums) {
    for (int k = 0; k < p.length; k++) {
      if (k != label && p[k] != 0) {
        double slope = rowWeight * p[k];
        for (int i = 0; i < z.length; i++) {
          sums.add(gradientTerm(k, i), slope, z[i]);
          sums.add(gradientTerm(label, i), -slope, z[i]);
        }
      }
    }
  }

  private int gradientTerm(int c, int i) {
    return SoftmaxShape.GRADIENT + c * z.length + i;
  }

  /** The blocks of pairs; those of one class follow from them, {@link SoftmaxSums#hessian}. */
  private void hessian(ExactTerms sums) {
    for (int k = 0; k < p.length; k++) {
      for (int l = k + 1; l < p.length; l++) {
        double product =
            shape.derivatives() == Derivatives.SCORES ? -(slope(k) * slope(l)) : p[k] * p[l];
        double weight = -(rowWeight * product);
        if (weight != 0) {
          addOuter(shape.hessianBlock(k, l), weight, z, sums);
        }
      }
    }
  }

  /** p_k − [k = y]. */
  private double slope(int k) {
    return k == label ? -rest : p[k];
  }

  /** Adds z zᵀ to the pairs of this row's class with each other one. */
  private void farPairs(ExactTerms sums) {
    for (int k = 0; k < p.length; k++) {
      if (k != label && p[k] > VANISHED) {
        sums.addFar(shape.hessianBlock(Math.min(label, k), Math.max(label, k)), z);
      }
    }
  }

  /** Adds {@code weight · x xᵀ}, lower triangle, to the sums from {@code at} on. */
  static void addOuter(int at, double weight, double[] x, ExactTerms sums) {
    int to = at;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j <= i; j++) {
        sums.add(to++, weight, x[i], x[j]);
      }
    }
  }
}
