package io.pulsemill.softmax;

import io.pulsemill.InputException;
import java.util.HashSet;
import java.util.List;

/**
 * A softmax classifier on raw features: {@code score_c = b_c + Σ_j W_cj x_j}, probabilities
 * softmax(score). Immutable, every number finite.
 */
public final class SoftmaxModel {
  private final List<String> classes;
  private final List<String> features;
  private final double[] intercepts;
  private final double[][] coefficients;

  /**
   * @param classes K ≥ 2 different labels, in the order of all other arrays
   * @param features d different names, the columns of a row
   * @param intercepts b, K
   * @param coefficients W, K × d
   * @throws InputException where sizes disagree, a name stands twice or a number is not finite
   */
  public SoftmaxModel(
      List<String> classes, List<String> features, double[] intercepts, double[][] coefficients) {
    this.classes = List.copyOf(classes);
    this.features = List.copyOf(features);
    this.intercepts = intercepts.clone();
    this.coefficients = copy(coefficients);
    checkNames();
    checkSizes();
    checkNumbers();
  }

  /**
   * The model on raw features of weights on standardised ones.
   *
   * <p>Weights are first centred over the classes (each column's K numbers sum to 0 up to
   * rounding), which changes no probability; then {@code W_cj = V_cj / s_j}, {@code b_c = V_c0 −
   * Σ_j W_cj m_j}, and b is centred again. Features that took no part (constant, or combinations of
   * others) get coefficient 0.
   *
   * @param classes K labels
   * @param features names of all d features
   * @param active indexes, within features, of those that were trained on, a ≤ d of them
   * @param weights K × (a + 1) row-major, intercepts first
   * @param standardization of the a active features
   * @throws InputException where a raw coefficient or intercept overflows
   */
  public static SoftmaxModel fromStandardized(
      List<String> classes,
      List<String> features,
      int[] active,
      double[] weights,
      Standardization standardization) {
    int columns = active.length + 1;
    if (standardization.features() != active.length || weights.length != classes.size() * columns) {
      throw new IllegalArgumentException(
          "Weights: expected %d classes × (%d features + 1), standardised, but found %d and %d"
              .formatted(
                  classes.size(), active.length, weights.length, standardization.features()));
    }
    double[] centred = weights.clone();
    for (int i = 0; i < columns; i++) {
      centre(centred, i, columns);
    }
    double[] intercepts = new double[classes.size()];
    double[][] coefficients = new double[classes.size()][features.size()];
    for (int c = 0; c < intercepts.length; c++) {
      intercepts[c] = centred[c * columns];
      for (int a = 0; a < active.length; a++) {
        // Adding 0 makes a plain zero of a negative one.
        double raw = centred[c * columns + 1 + a] / standardization.scale(a) + 0.0;
        coefficients[c][active[a]] = raw;
        intercepts[c] -= raw * standardization.center(a);
      }
    }
    centre(intercepts, 0, 1);
    return new SoftmaxModel(classes, features, intercepts, coefficients);
  }

  /** Labels, in the order of all arrays over classes. */
  public List<String> classes() {
    return classes;
  }

  /** Names of the features, the columns of a row. */
  public List<String> features() {
    return features;
  }

  /** b, K; a copy. */
  public double[] intercepts() {
    return intercepts.clone();
  }

  /** W, K × d; a copy. */
  public double[][] coefficients() {
    return copy(coefficients);
  }

  /**
   * Natural logarithms of the probabilities of the classes, each ≤ 0.
   *
   * @param x d finite raw features
   * @throws ArithmeticException where a score is not finite: x is not, or is near the end of the
   *     range of doubles
   */
  public double[] logProbabilities(double[] x) {
    if (x.length != features.size()) {
      throw new IllegalArgumentException(
          "Row: expected %d features but found %d".formatted(features.size(), x.length));
    }
    double[] scores = new double[intercepts.length];
    double max = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < scores.length; c++) {
      scores[c] = score(c, x);
      max = Math.max(max, scores[c]);
    }
    double total = 0;
    for (double score : scores) {
      total += StrictMath.exp(score - max);
    }
    double logTotal = StrictMath.log(total);
    for (int c = 0; c < scores.length; c++) {
      scores[c] = (scores[c] - max) - logTotal;
    }
    return scores;
  }

  /** The most probable class, 0..K−1; of equals the first. */
  public int predict(double[] logProbabilities) {
    int best = 0;
    for (int c = 1; c < logProbabilities.length; c++) {
      if (logProbabilities[c] > logProbabilities[best]) {
        best = c;
      }
    }
    return best;
  }

  private double score(int c, double[] x) {
    double score = intercepts[c];
    for (int j = 0; j < x.length; j++) {
      score += coefficients[c][j] * x[j];
    }
    if (!Double.isFinite(score)) {
      throw new ArithmeticException(
          "Score of class '%s': expected a finite number but found %s; a feature is not finite or"
                  .formatted(classes.get(c), score)
              + " too large");
    }
    return score;
  }

  /** Takes the mean of {@code x[from], x[from + stride], …} from each of them. */
  private static void centre(double[] x, int from, int stride) {
    int n = (x.length - from + stride - 1) / stride;
    double mean = 0;
    for (int i = from; i < x.length; i += stride) {
      mean += x[i] / n;
    }
    for (int i = from; i < x.length; i += stride) {
      x[i] -= mean;
    }
  }

  private void checkNames() {
    if (classes.size() < 2 || classes.size() > SoftmaxShape.MAX_CLASSES) {
      throw new InputException(
          "Model: expected 2..%d classes but found %d"
              .formatted(SoftmaxShape.MAX_CLASSES, classes.size()));
    }
    if (features.size() > SoftmaxShape.MAX_FEATURES) {
      throw new InputException(
          "Model: expected at most %d features but found %d"
              .formatted(SoftmaxShape.MAX_FEATURES, features.size()));
    }
    checkDifferent("class", classes);
    checkDifferent("feature", features);
  }

  private static void checkDifferent(String what, List<String> names) {
    HashSet<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new InputException(
            "Model: expected different names but found %s '%s' twice".formatted(what, name));
      }
    }
  }

  private void checkSizes() {
    if (intercepts.length != classes.size() || coefficients.length != classes.size()) {
      throw new InputException(
          "Model: expected an intercept and a row of coefficients for each of %d classes but found %d"
                  .formatted(classes.size(), intercepts.length)
              + " and %d".formatted(coefficients.length));
    }
    for (int c = 0; c < coefficients.length; c++) {
      if (coefficients[c].length != features.size()) {
        throw new InputException(
            "Model: expected %d coefficients of class '%s' but found %d"
                .formatted(features.size(), classes.get(c), coefficients[c].length));
      }
    }
  }

  private void checkNumbers() {
    for (int c = 0; c < intercepts.length; c++) {
      for (int j = 0; j < features.size(); j++) {
        checkFinite(c, features.get(j), coefficients[c][j]);
      }
      checkFinite(c, "the intercept", intercepts[c]); // not finite where a coefficient is not
    }
  }

  private void checkFinite(int c, String of, double number) {
    if (!Double.isFinite(number)) {
      throw new InputException(
          "Model: expected finite numbers but found %s for %s of class '%s'; rescale the features"
              .formatted(number, of, classes.get(c)));
    }
  }

  private static double[][] copy(double[][] rows) {
    double[][] copy = rows.clone();
    for (int i = 0; i < copy.length; i++) {
      copy[i] = rows[i].clone();
    }
    return copy;
  }
}
