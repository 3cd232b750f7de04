package io.pulsemill.softmax;

import io.pulsemill.InputException;
import java.util.List;

/** What scores a row: {@code score_c = b_c + Σ_j W_cj x_j}. Immutable. */
public final class LinearWeights {
  private final double[] intercepts;
  private final double[][] coefficients;

  /**
   * @param intercepts b, K
   * @param coefficients W, K × d
   */
  LinearWeights(double[] intercepts, double[][] coefficients) {
    this.intercepts = intercepts.clone();
    this.coefficients = copy(coefficients);
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
   * Scores of the classes, computed by the operations of {@link BlockTerms} in their order: of the
   * rows and weights of a training, the very numbers that it saw.
   */
  double[] scores(double[] x) {
    double[] scores = intercepts.clone();
    for (int c = 0; c < scores.length; c++) {
      for (int j = 0; j < x.length; j++) {
        scores[c] += coefficients[c][j] * x[j];
      }
    }
    return scores;
  }

  /**
   * Checks sizes, and that every number is finite.
   *
   * @throws InputException naming {@code what} they are
   */
  void check(String what, List<String> classes, List<String> features) {
    if (intercepts.length != classes.size() || coefficients.length != classes.size()) {
      throw new InputException(
          "%s: expected an intercept and a row of coefficients for each of %d classes but found %d"
                  .formatted(what, classes.size(), intercepts.length)
              + " and %d".formatted(coefficients.length));
    }
    for (int c = 0; c < coefficients.length; c++) {
      if (coefficients[c].length != features.size()) {
        throw new InputException(
            "%s: expected %d coefficients of class '%s' but found %d"
                .formatted(what, features.size(), classes.get(c), coefficients[c].length));
      }
      for (int j = 0; j < features.size(); j++) {
        checkFinite(what, coefficients[c][j], features.get(j), classes.get(c));
      }
      // Not finite if a coefficient is not, so after them.
      checkFinite(what, intercepts[c], "the intercept", classes.get(c));
    }
  }

  private static void checkFinite(String what, double number, String of, String label) {
    if (!Double.isFinite(number)) {
      throw new InputException(
          "%s: expected finite numbers but found %s for %s of class '%s'; rescale the features"
              .formatted(what, number, of, label));
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
