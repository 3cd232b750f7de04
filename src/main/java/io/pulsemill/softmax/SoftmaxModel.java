package io.pulsemill.softmax;

import io.pulsemill.InputException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A softmax classifier on raw features: {@code score_c = b_c + Σ_j W_cj x_j}, probabilities
 * softmax(score). One that was trained also has its weights in the coordinates of the training, and
 * scores by these: if {@code b + Wx} cancels, they do not. Immutable, every number finite.
 */
public final class SoftmaxModel {
  private final List<String> classes;
  private final List<String> features;
  private final LinearWeights raw;

  /** Null if scored by raw. */
  private final @Nullable StandardizedWeights standardized;

  /**
   * A model that scores by raw coefficients.
   *
   * @param classes K ≥ 2 different labels, in the order of all other arrays
   * @param features d different names, the columns of a row
   * @param intercepts b, K
   * @param coefficients W, K × d
   * @throws InputException if sizes disagree, a name occurs twice or a number is not finite
   */
  public SoftmaxModel(
      List<String> classes, List<String> features, double[] intercepts, double[][] coefficients) {
    this(classes, features, new LinearWeights(intercepts, coefficients), null);
  }

  private SoftmaxModel(
      List<String> classes,
      List<String> features,
      LinearWeights raw,
      @Nullable StandardizedWeights standardized) {
    this.classes = List.copyOf(classes);
    this.features = List.copyOf(features);
    this.raw = raw;
    this.standardized = standardized;
    checkNames();
    raw.check("Model", classes, features);
  }

  /**
   * The model of weights on standardized features. Features that took no part (constant, or
   * combinations of others) get coefficient 0.
   *
   * @param classes K labels
   * @param features names of all d features
   * @param active indexes, within features, of those that were trained on, a ≤ d of them
   * @param weights K × (a + 1) row-major, intercepts first
   * @param standardization of the a active features
   * @param penalty that they were trained with: with one on magnitudes, coefficients are not
   *     centered, so that those of 0 stay 0
   * @throws InputException if a raw coefficient or intercept overflows
   */
  public static SoftmaxModel fromStandardized(
      List<String> classes,
      List<String> features,
      int[] active,
      double[] weights,
      Standardization standardization,
      Penalty penalty) {
    int columns = active.length + 1;
    if (standardization.features() != active.length || weights.length != classes.size() * columns) {
      throw new IllegalArgumentException(
          "Weights: expected %d classes × (%d features + 1), standardized, but found %d and %d"
              .formatted(
                  classes.size(), active.length, weights.length, standardization.features()));
    }
    StandardizedWeights standardized =
        StandardizedWeights.of(features.size(), active, weights, standardization);
    return new SoftmaxModel(classes, features, standardized.raw(penalty), standardized);
  }

  /**
   * This model, scoring by {@code weights}.
   *
   * @param penalty as in {@link #fromStandardized}
   * @throws InputException if they are not of its size, or this model's raw numbers are not, to the
   *     bit, those that follow from them
   */
  SoftmaxModel scoringBy(StandardizedWeights weights, Penalty penalty) {
    weights.check(classes, features);
    LinearWeights derived = weights.raw(penalty);
    checkSame("intercepts", derived.intercepts(), raw.intercepts());
    double[][] expected = derived.coefficients();
    double[][] found = raw.coefficients();
    for (int c = 0; c < expected.length; c++) {
      checkSame("coefficients[%d]".formatted(c), expected[c], found[c]);
    }
    return new SoftmaxModel(classes, features, raw, weights);
  }

  private static void checkSame(String what, double[] derived, double[] given) {
    int at = Arrays.mismatch(derived, given);
    if (at >= 0) {
      throw new InputException(
          ("%s[%d]: expected %s, which follows from `standardized`, but found %s; edit"
                  + " `standardized` too, or remove it to score by the raw coefficients")
              .formatted(what, at, derived[at], given[at]));
    }
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
    return raw.intercepts();
  }

  /** W, K × d; a copy. */
  public double[][] coefficients() {
    return raw.coefficients();
  }

  /** Where each feature is 0 in the coordinates of the training, d; 0 if they are not known. */
  public double[] centers() {
    return standardized == null ? new double[features.size()] : standardized.centers();
  }

  /** The unit of each feature in the coordinates of the training, d; 1 if not known. */
  public double[] scales() {
    if (standardized != null) {
      return standardized.scales();
    }
    double[] scales = new double[features.size()];
    Arrays.fill(scales, 1);
    return scales;
  }

  /** The weights it scores by; null if these are the raw ones. */
  public @Nullable StandardizedWeights standardized() {
    return standardized;
  }

  /**
   * Natural logarithms of the probabilities of the classes, each ≤ 0. Of a training row and the
   * model it trained, that of its class is, to the bit, minus its loss at the optimum.
   *
   * @param x d finite raw features
   * @throws ArithmeticException if a score is not finite: x is not, or is near the end of the range
   *     of doubles
   */
  public double[] logProbabilities(double[] x) {
    if (x.length != features.size()) {
      throw new IllegalArgumentException(
          "Row: expected %d features but found %d".formatted(features.size(), x.length));
    }
    double[] scores = standardized == null ? raw.scores(x) : standardized.scores(x);
    double max = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < scores.length; c++) {
      checkFinite(c, scores[c]);
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
  public static int predict(double[] logProbabilities) {
    int best = 0;
    for (int c = 1; c < logProbabilities.length; c++) {
      if (logProbabilities[c] > logProbabilities[best]) {
        best = c;
      }
    }
    return best;
  }

  private void checkFinite(int c, double score) {
    if (!Double.isFinite(score)) {
      throw new ArithmeticException(
          "Score of class '%s': expected a finite number but found %s; a feature is not finite or"
                  .formatted(classes.get(c), score)
              + " too large");
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
}
