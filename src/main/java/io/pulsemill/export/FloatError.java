package io.pulsemill.export;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How far probabilities in floats may be from those in doubles: a bound by the standard model of
 * rounding (Higham, Accuracy and Stability of Numerical Algorithms, 2002, chapters 2 and 3), first
 * order in u = 2^-24, for rows within some deviations of the centers.
 */
final class FloatError {
  /** A model knows centers and scales, not the range of its rows: hardly a reading is beyond. */
  static final int DEVIATIONS = 6;

  private static final int FAR = 1000;

  private static final double U = 0x1p-24;

  private FloatError() {}

  /** The bound in words, for the file. */
  static String stated(Scorer scorer) {
    if (!scorer.isStandardized()) {
      return "The model has no centers and scales, so the range of its training rows is not known,"
          + " and no bound of the error is stated.";
    }
    return ("Rows within %d deviations of the training's centers: probabilities differ by at most"
            + " %s from those in doubles; %d deviations: at most %s. Beyond, or for features far"
            + " from 0 beside their deviation, use float64.")
        .formatted(
            DEVIATIONS, shown(largest(scorer, DEVIATIONS)), FAR, shown(largest(scorer, FAR)));
  }

  /** Two digits, rounded up. */
  private static String shown(double bound) {
    return new BigDecimal(bound).round(new MathContext(2, RoundingMode.UP)).toString();
  }

  /**
   * The bound. A change of all scores by at most e changes a probability p by at most 2 p (1 − p) e
   * ≤ e / 2; exponentials, their sum and the division add a few units.
   *
   * @param deviations of a feature from its center at most, the k of |z| ≤ k
   * @return at most 1
   */
  static double largest(Scorer scorer, double deviations) {
    double largest = 0;
    for (int c = 0; c < scorer.classes().size(); c++) {
      largest = Math.max(largest, ofScore(scorer, c, deviations));
    }
    return Math.min(1, largest / 2 + (scorer.classes().size() + 6) * U);
  }

  /** Rounding of inputs, centers and scales, of weights, and of d products and their sum. */
  private static double ofScore(Scorer scorer, int c, double k) {
    double[] centers = scorer.centers();
    double[] scales = scorer.scales();
    double ofInputs = 0;
    double size = Math.abs(scorer.intercept(c));
    for (int j = 0; j < centers.length; j++) {
      double weight = Math.abs(scorer.coefficient(c, j));
      ofInputs += weight * (2 * Math.abs(centers[j]) / scales[j] + 4 * k);
      size += weight * k;
    }
    return (ofInputs + (centers.length + 3) * size) * U;
  }
}
