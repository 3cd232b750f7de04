package io.pulsemill.softmax;

import io.pulsemill.exact.GridSums;
import io.pulsemill.optimize.Derivatives;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What some rows bring to each sum of a pass; see {@link SoftmaxKernel} for the formulas and {@link
 * SoftmaxShape} for the layout. Everything is computed a column of rows at a time, in plain loops
 * that the JIT turns into vector instructions; each number comes from the very operations, in the
 * very order, that a row alone would take. Holds the scratch arrays; for one thread.
 */
final class BlockTerms {
  private final SoftmaxShape shape;
  private final double[] weights;
  private final double[] bounds;
  private final double heaviest;
  private final double lossBound;
  private final double lossMagic;

  /** 1, z_1 … z_d; each one number per row, as all that follow. */
  private final double[][] z;

  /** The same times the weight of the row; z itself if each row counts once. */
  private double[][] weighted;

  private double @Nullable [][] ownWeighted;

  /** Scores, then probabilities, of each class. */
  private final double[][] p;

  /** p_c − [c = y] of each class. */
  private final double[][] slopes;

  private final int[] labels;

  /** m, the largest score; then Σ exp(s_c − m). */
  private final double[] total;

  private final double[] loss;
  private final double[] factor;
  private final double[] product;

  private final StandardizedColumns columns;
  private final PairWeights pairs;
  private int rows;

  /**
   * @param heaviest largest weight of a row
   * @param lossBound of the loss of a row times its weight
   * @param lossExponent of its grid
   * @param atMost rows taken at a time
   */
  BlockTerms(
      SoftmaxShape shape,
      double[] weights,
      double[] bounds,
      double heaviest,
      double lossBound,
      int lossExponent,
      int atMost) {
    this.shape = shape;
    this.weights = weights;
    this.bounds = bounds;
    this.heaviest = heaviest;
    this.lossBound = lossBound;
    lossMagic = Math.scalb(1.5, 52 + lossExponent);
    z = new double[shape.columns()][atMost];
    Arrays.fill(z[0], 1);
    columns = new StandardizedColumns(z, bounds);
    weighted = z;
    p = new double[shape.classes()][atMost];
    slopes = new double[shape.derivatives() == Derivatives.LOSS ? 0 : shape.classes()][atMost];
    labels = new int[atMost];
    total = new double[atMost];
    loss = new double[atMost];
    factor = new double[atMost];
    product = new double[atMost];
    pairs = new PairWeights(p, labels, shape.derivatives(), factor);
  }

  /** Adds the rows {@code from…from + n − 1}. */
  void add(RowBlock block, int from, int n, SoftmaxSums sums) {
    rows = n;
    take(block, from);
    scores();
    sums.count(n, errors());
    lossesAndProbabilities();
    losses(sums.grids());
    if (shape.derivatives() != Derivatives.LOSS) {
      gradient(sums.grids());
    }
    if (shape.derivatives().square()) {
      hessian(sums.grids());
    }
  }

  private void take(RowBlock block, int from) {
    for (int r = 0; r < rows; r++) {
      labels[r] = block.classOf(from + r);
      if (labels[r] < 0 || labels[r] >= p.length) {
        throw new IllegalArgumentException(
            "Class of a row: expected 0..%d but found %d".formatted(p.length - 1, labels[r]));
      }
    }
    columns.take(block.values(), from * bounds.length, rows);
    weighted = block.rowWeights() == null ? z : weighted(block.rowWeights(), from);
  }

  private double[][] weighted(double[] rowWeights, int from) {
    double[][] own = ownWeighted;
    if (own == null) {
      own = new double[z.length][z[0].length];
      ownWeighted = own;
    }
    System.arraycopy(rowWeights, from, own[0], 0, rows);
    for (int r = 0; r < rows; r++) {
      RowWeightBounds.check(own[0][r], heaviest);
    }
    for (int i = 1; i < z.length; i++) {
      multiply(z[i], own[0], own[i]);
    }
    return own;
  }

  /**
   * Always added up from the intercept on, in the order of the features; a few features of all
   * classes at a time, whose columns stay in the nearest cache meanwhile.
   */
  private void scores() {
    int columns = z.length;
    for (int c = 0; c < p.length; c++) {
      Arrays.fill(p[c], 0, rows, weights[c * columns]);
    }
    int i = 1;
    for (; i + 3 < columns; i += 4) {
      for (int c = 0; c < p.length; c++) {
        addScaled(c * columns + i, z[i], z[i + 1], z[i + 2], z[i + 3], p[c]);
      }
    }
    for (; i < columns; i++) {
      for (int c = 0; c < p.length; c++) {
        addScaled(weights[c * columns + i], z[i], p[c]);
      }
    }
  }

  /** Four features at once: the score is read and written a fourth as often. */
  private void addScaled(
      int at, double[] first, double[] second, double[] third, double[] fourth, double[] score) {
    double w = weights[at];
    double x = weights[at + 1];
    double y = weights[at + 2];
    double z = weights[at + 3];
    for (int r = 0; r < rows; r++) {
      score[r] = (((score[r] + w * first[r]) + x * second[r]) + y * third[r]) + z * fourth[r];
    }
  }

  private void addScaled(double weight, double[] column, double[] score) {
    for (int r = 0; r < rows; r++) {
      score[r] += weight * column[r];
    }
  }

  /** As {@link SoftmaxSums#errors} says. */
  private int errors() {
    boolean first = shape.derivatives() == Derivatives.LOSS;
    int errors = 0;
    for (int r = 0; r < rows; r++) {
      double own = p[labels[r]][r];
      int c = 0;
      while (c < p.length
          && (c == labels[r] || p[c][r] < own || (first && c > labels[r] && p[c][r] == own))) {
        c++;
      }
      errors += c < p.length ? 1 : 0;
    }
    return errors;
  }

  /** Every exponential and p lies in [0, 1] and their total is ≥ 1, also as rounded. */
  private void lossesAndProbabilities() {
    double[] max = factor;
    System.arraycopy(p[0], 0, max, 0, rows);
    for (double[] score : p) {
      for (int r = 0; r < rows; r++) {
        max[r] = Math.max(max[r], score[r]);
      }
    }
    for (int r = 0; r < rows; r++) {
      loss[r] = max[r] - p[labels[r]][r];
    }
    Arrays.fill(total, 0, rows, 0);
    for (double[] score : p) {
      exponentials(score, max);
    }
    for (double[] exponential : p) {
      for (int r = 0; r < rows; r++) {
        exponential[r] /= total[r];
      }
    }
    for (int r = 0; r < rows; r++) {
      loss[r] = StrictMath.log(total[r]) + loss[r];
    }
  }

  private void exponentials(double[] score, double[] max) {
    for (int r = 0; r < rows; r++) {
      double below = score[r] - max[r];
      score[r] = below == 0 ? 1 : StrictMath.exp(below); // exp(0) is 1, and asked for most
      total[r] += score[r];
    }
  }

  private void losses(GridSums sums) {
    double[] fine = product;
    if (weighted != z) {
      multiply(loss, weighted[0], loss);
    }
    for (int r = 0; r < rows; r++) {
      if (!(loss[r] <= lossBound)) { // NaN, too, which probabilities would share
        throw new ArithmeticException(
            "Loss of a row: expected up to %s but found %s".formatted(lossBound, loss[r]));
      }
      // The very rounding GridSums gives term 0; the difference is exact (Sterbenz).
      fine[r] = loss[r] - ((loss[r] + lossMagic) - lossMagic);
    }
    sums.addProducts(0, loss, z[0], rows, lossBound);
    sums.addProducts(1, fine, z[0], rows, sums.grid(0));
  }

  /** A feature of all classes at a time, whose column stays in the nearest cache. */
  private void gradient(GridSums sums) {
    for (int c = 0; c < p.length; c++) {
      for (int r = 0; r < rows; r++) {
        slopes[c][r] = labels[r] == c ? p[c][r] - 1 : p[c][r];
      }
    }
    for (int i = 0; i < z.length; i++) {
      double bound = heaviest * SoftmaxShape.bound(bounds, i);
      for (int c = 0; c < p.length; c++) {
        sums.addProducts(
            SoftmaxShape.GRADIENT + c * z.length + i, slopes[c], weighted[i], rows, bound);
      }
    }
  }

  private void hessian(GridSums sums) {
    pairs.compute(rows);
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j <= i; j++) {
        multiply(weighted[i], z[j], product);
        double bound =
            shape.pairBound()
                * (heaviest * SoftmaxShape.bound(bounds, i) * SoftmaxShape.bound(bounds, j));
        int at = shape.hessian() + i * (i + 1) / 2 + j;
        int pair = 0;
        for (int k = 0; k < p.length; k++) {
          for (int l = k; l < p.length; l++, pair++, at += shape.triangle()) {
            sums.addProducts(at, pairs.of(pair, k, l), product, rows, bound);
          }
        }
      }
    }
  }

  private void multiply(double[] x, double[] y, double[] into) {
    for (int r = 0; r < rows; r++) {
      into[r] = x[r] * y[r];
    }
  }
}
