package io.pulsemill.metrics;

import io.pulsemill.softmax.SoftmaxModel;

/**
 * One row whose class is known, and what a model predicted for it.
 *
 * <pre>
 *   loss       −log p_y                     nats, y the class of the row
 *   brier      Σ_c (p_c − [c = y])²         in 0..2 (Brier 1950: over all classes)
 *   predicted  the most probable class, of equals the first
 *   rank       classes that would be predicted before y
 * </pre>
 */
public final class ScoredRow {
  private final int actual;
  private final int predicted;
  private final int rank;
  private final double loss;
  private final double brier;
  private final double[] probabilities;

  private ScoredRow(int actual, double[] logProbabilities) {
    this.actual = actual;
    predicted = SoftmaxModel.predict(logProbabilities);
    loss = -logProbabilities[actual];
    probabilities = new double[logProbabilities.length];
    int before = 0;
    double squares = 0;
    for (int c = 0; c < probabilities.length; c++) {
      // A logarithm may be rounded to just above 0.
      probabilities[c] = Math.min(1, StrictMath.exp(logProbabilities[c]));
      double off = probabilities[c] - (c == actual ? 1 : 0);
      squares += off * off;
      double ahead = logProbabilities[c] - logProbabilities[actual];
      before += ahead > 0 || (ahead == 0 && c < actual) ? 1 : 0;
    }
    brier = squares;
    rank = before;
  }

  /**
   * A row of class {@code actual}.
   *
   * @param logProbabilities natural logarithms, one per class, finite
   */
  public static ScoredRow of(int actual, double[] logProbabilities) {
    if (actual < 0 || actual >= logProbabilities.length) {
      throw new IllegalArgumentException(
          "Class: expected 0..%d but found %d".formatted(logProbabilities.length - 1, actual));
    }
    for (int c = 0; c < logProbabilities.length; c++) {
      if (!Double.isFinite(logProbabilities[c])) {
        throw new IllegalArgumentException(
            "Log probability of class %d: expected a finite number but found %s"
                .formatted(c, logProbabilities[c]));
      }
    }
    return new ScoredRow(actual, logProbabilities);
  }

  public int classes() {
    return probabilities.length;
  }

  /** Its class. */
  public int actual() {
    return actual;
  }

  /** The class predicted. */
  public int predicted() {
    return predicted;
  }

  /** Whether that is its class. */
  public boolean right() {
    return predicted == actual;
  }

  /** Of its class among the predicted ones, 0..K−1. */
  public int rank() {
    return rank;
  }

  /** −log p of its class, nats. */
  public double loss() {
    return loss;
  }

  /** Its Brier score, 0..2. */
  public double brier() {
    return brier;
  }

  /** The probability of class {@code c}, 0..1. */
  public double probability(int c) {
    return probabilities[c];
  }

  /** The probability of the class predicted. */
  public double confidence() {
    return probabilities[predicted];
  }
}
