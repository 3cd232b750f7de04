package io.pulsemill.softmax;

import io.pulsemill.InputException;
import java.util.Arrays;
import java.util.List;

/**
 * Weights in the coordinates they were trained in, {@code z_j = (x_j − center_j) / scale_j}, as the
 * optimizer left them. On raw features the same score is a small difference of large numbers if a
 * feature's spread is small beside its size; here nothing cancels. A feature that took no part has
 * center 0, scale 1 and coefficients 0. Immutable.
 */
public final class StandardizedWeights {
  private final double[] centers;
  private final double[] scales;
  private final LinearWeights weights;

  /**
   * @param centers d
   * @param scales d
   * @param weights on z
   */
  StandardizedWeights(double[] centers, double[] scales, LinearWeights weights) {
    this.centers = centers.clone();
    this.scales = scales.clone();
    this.weights = weights;
  }

  /**
   * The weights that a training of some features ends with.
   *
   * @param features d, of which a ≤ d were trained on
   * @param active indexes of these, a
   * @param weights K × (a + 1) row-major, intercepts first
   * @param standardization of these, a
   */
  static StandardizedWeights of(
      int features, int[] active, double[] weights, Standardization standardization) {
    double[] centers = new double[features];
    double[] scales = new double[features];
    Arrays.fill(scales, 1);
    for (int a = 0; a < active.length; a++) {
      centers[active[a]] = standardization.center(a);
      scales[active[a]] = standardization.scale(a);
    }
    int columns = active.length + 1;
    double[] intercepts = new double[weights.length / columns];
    double[][] coefficients = new double[intercepts.length][features];
    for (int c = 0; c < intercepts.length; c++) {
      intercepts[c] = weights[c * columns];
      for (int a = 0; a < active.length; a++) {
        coefficients[c][active[a]] = weights[c * columns + 1 + a];
      }
    }
    return new StandardizedWeights(centers, scales, new LinearWeights(intercepts, coefficients));
  }

  /** d; a copy. */
  public double[] centers() {
    return centers.clone();
  }

  /** d; a copy. */
  public double[] scales() {
    return scales.clone();
  }

  /** On z. */
  public LinearWeights weights() {
    return weights;
  }

  /** Scores of the classes for raw features. */
  double[] scores(double[] x) {
    double[] z = new double[x.length];
    for (int j = 0; j < z.length; j++) {
      z[j] = (x[j] - centers[j]) / scales[j]; // as Standardization does
    }
    return weights.scores(z);
  }

  /**
   * The same on raw features: centered over the classes (each column's K numbers sum to 0 up to
   * rounding), which changes no probability; then {@code W_cj = V_cj / scale_j}, {@code b_c = V_c0
   * − Σ_j W_cj center_j}, and b is centered again. With a penalty on magnitudes coefficients are
   * not centered: they are its minimizer, those of 0 included.
   */
  LinearWeights raw(Penalty penalty) {
    double[] intercepts = weights.intercepts();
    double[][] coefficients = weights.coefficients();
    center(intercepts);
    for (int j = 0; j < scales.length; j++) {
      double[] column = new double[intercepts.length];
      for (int c = 0; c < column.length; c++) {
        column[c] = coefficients[c][j];
      }
      if (!penalty.isSparse()) {
        center(column);
      }
      for (int c = 0; c < column.length; c++) {
        coefficients[c][j] = column[c] / scales[j] + 0.0; // makes a plain zero of a negative one
        intercepts[c] -= coefficients[c][j] * centers[j];
      }
    }
    center(intercepts);
    return new LinearWeights(intercepts, coefficients);
  }

  /**
   * Checks sizes, that every number is finite, and every scale positive.
   *
   * @throws InputException naming the one that is not
   */
  void check(List<String> classes, List<String> features) {
    if (centers.length != features.size() || scales.length != features.size()) {
      throw new InputException(
          "standardized: expected a center and a scale for each of %d features but found %d and %d"
              .formatted(features.size(), centers.length, scales.length));
    }
    for (int j = 0; j < centers.length; j++) {
      if (!Double.isFinite(centers[j]) || !(scales[j] > 0 && scales[j] <= Double.MAX_VALUE)) {
        throw new InputException(
            ("standardized: expected a finite center and a finite scale above 0 but found %s and %s"
                    + " for %s")
                .formatted(centers[j], scales[j], features.get(j)));
      }
    }
    weights.check("standardized", classes, features);
  }

  private static void center(double[] x) {
    double mean = 0;
    for (double number : x) {
      mean += number / x.length;
    }
    for (int c = 0; c < x.length; c++) {
      x[c] -= mean;
    }
  }
}
