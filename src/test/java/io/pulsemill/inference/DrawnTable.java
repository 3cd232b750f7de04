package io.pulsemill.inference;

import java.io.IOException;
import java.util.Random;

/** Rows drawn from a softmax regression with known coefficients. */
final class DrawnTable {
  final double[][] x;
  final int[] labels;
  private final int classes;

  /**
   * Draws normal features around {@code center}, and a class for each row.
   *
   * @param truth K × (d + 1), intercepts first, on features less {@code center}
   */
  DrawnTable(double[][] truth, int rows, double center, Random random) {
    classes = truth.length;
    int features = truth[0].length - 1;
    x = new double[rows][features];
    labels = new int[rows];
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < features; j++) {
        // A multiple of 2^-16, so that a center of 2^30 takes no digit from it.
        x[r][j] = center + Math.rint(random.nextGaussian() * 0x1p16) * 0x1p-16;
      }
      double[] p = new double[classes];
      double total = 0;
      for (int c = 0; c < classes; c++) {
        double score = truth[c][0];
        for (int j = 0; j < features; j++) {
          score += truth[c][j + 1] * (x[r][j] - center);
        }
        p[c] = StrictMath.exp(score);
        total += p[c];
      }
      double left = random.nextDouble() * total;
      int label = 0;
      while (label < classes - 1 && left >= p[label]) {
        left -= p[label++];
      }
      labels[r] = label;
    }
  }

  FittedTable fit(double l2, double center, double scale) throws IOException {
    double[] centers = new double[x[0].length];
    double[] scales = new double[x[0].length];
    java.util.Arrays.fill(centers, center);
    java.util.Arrays.fill(scales, scale);
    return new FittedTable(x, labels, classes, l2, centers, scales);
  }
}
