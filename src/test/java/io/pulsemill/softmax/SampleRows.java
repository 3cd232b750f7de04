package io.pulsemill.softmax;

import io.pulsemill.optimize.Derivatives;
import java.util.Arrays;
import java.util.Random;

/** Rows in memory for tests, with a pass over them on one thread. */
final class SampleRows {
  final int classes;
  final int features;
  final double[] z;
  final int[] labels;

  SampleRows(int classes, int features, double[] z, int[] labels) {
    this.classes = classes;
    this.features = features;
    this.z = z;
    this.labels = labels;
  }

  /** Normal features, labels drawn at random: classes overlap everywhere. */
  static SampleRows random(int classes, int features, int rows, long seed) {
    Random random = new Random(seed);
    double[] z = new double[rows * features];
    for (int i = 0; i < z.length; i++) {
      z[i] = random.nextGaussian();
    }
    int[] labels = random.ints(rows, 0, classes).toArray();
    return new SampleRows(classes, features, z, labels);
  }

  int rows() {
    return labels.length;
  }

  int dimension() {
    return classes * (features + 1);
  }

  /** Largest |z| of each feature. */
  double[] bounds() {
    double[] bounds = new double[features];
    for (int i = 0; i < z.length; i++) {
      bounds[i % features] = Math.max(bounds[i % features], Math.abs(z[i]));
    }
    return bounds;
  }

  /** Rows {@code from} to {@code to − 1}. */
  RowBlock block(int from, int to) {
    double[] part = Arrays.copyOfRange(z, from * features, to * features);
    return new RowBlock(features, part, Arrays.copyOfRange(labels, from, to), to - from);
  }

  /** The rows of these numbers, in this order. */
  SampleRows reordered(int[] derivatives) {
    double[] newZ = new double[derivatives.length * features];
    int[] newLabels = new int[derivatives.length];
    for (int r = 0; r < derivatives.length; r++) {
      System.arraycopy(z, derivatives[r] * features, newZ, r * features, features);
      newLabels[r] = labels[derivatives[r]];
    }
    return new SampleRows(classes, features, newZ, newLabels);
  }

  SoftmaxKernel kernel(double[] weights, Derivatives derivatives) {
    return new SoftmaxKernel(classes, weights, bounds(), derivatives);
  }

  SoftmaxSums sums(double[] weights, Derivatives derivatives) {
    SoftmaxKernel kernel = kernel(weights, derivatives);
    SoftmaxSums sums = kernel.zero();
    kernel.add(block(0, rows()), sums);
    return sums;
  }

  Pass pass() {
    return this::sums;
  }

  /** Of features standardized by their deviation. */
  static PenalizedLoss loss(Pass pass, int classes, int features, long rows, double l2) {
    return loss(pass, classes, features, rows, Penalty.ofSquares(l2));
  }

  private static PenalizedLoss loss(
      Pass pass, int classes, int features, long rows, Penalty penalty) {
    double[] ones = new double[features];
    Arrays.fill(ones, 1);
    return new PenalizedLoss(pass, classes, features, rows, penalty, ones);
  }

  PenalizedLoss objective(double l2) {
    return objective(Penalty.ofSquares(l2));
  }

  PenalizedLoss objective(Penalty penalty) {
    return loss(pass(), classes, features, rows(), penalty);
  }

  /** Weights uniform in ±{@code scale}. */
  double[] weights(double scale, long seed) {
    return new Random(seed).doubles(dimension(), -scale, scale).toArray();
  }
}
