package io.pulsemill.metrics;

import java.math.BigInteger;

/**
 * How far actual and predicted classes agree beyond what chance would give, from the margins of a
 * confusion matrix: n rows, r of them right, s_c of class c, p_c predicted as c.
 *
 * <pre>
 *   κ   = (n r − Σ s_c p_c) / (n² − Σ s_c p_c)
 *   R_K = (n r − Σ s_c p_c) / √((n² − Σ p_c²) (n² − Σ s_c²))
 * </pre>
 *
 * <p>κ is Cohen's: "A coefficient of agreement for nominal scales", Educational and Psychological
 * Measurement 20, 1960. R_K is Matthews' coefficient for K classes: Gorodkin, "Comparing two
 * K-category assignments by a K-category correlation coefficient", Computational Biology and
 * Chemistry 28, 2004; of two classes it is that of Matthews (1975). Both are at most 1, and 0 for
 * predictions that know nothing of the classes. The sums are whole numbers, without rounding.
 */
final class Agreement {
  private final BigInteger covariance;
  private final BigInteger ofChance;
  private final BigInteger actualSpread;
  private final BigInteger predictedSpread;

  /**
   * Of these margins.
   *
   * @param rows n
   * @param right r
   * @param support s, one per class
   * @param predicted p, one per class
   */
  Agreement(long rows, long right, long[] support, long[] predicted) {
    BigInteger squared = product(rows, rows);
    BigInteger chance = BigInteger.ZERO;
    BigInteger actuals = squared;
    BigInteger predictions = squared;
    for (int c = 0; c < support.length; c++) {
      chance = chance.add(product(support[c], predicted[c]));
      actuals = actuals.subtract(product(support[c], support[c]));
      predictions = predictions.subtract(product(predicted[c], predicted[c]));
    }
    covariance = product(rows, right).subtract(chance);
    ofChance = squared.subtract(chance);
    actualSpread = actuals;
    predictedSpread = predictions;
  }

  /** Of a confusion matrix. */
  static Agreement of(ConfusionMatrix confusion) {
    int k = confusion.classes();
    long[] support = new long[k];
    long[] predicted = new long[k];
    long right = 0;
    for (int c = 0; c < k; c++) {
      support[c] = confusion.support(c);
      predicted[c] = confusion.predicted(c);
      right += confusion.count(c, c);
    }
    return new Agreement(confusion.rows(), right, support, predicted);
  }

  /** κ; NaN if all rows are of one class and predicted so, or there are none. */
  double kappa() {
    return ofChance.signum() == 0 ? Double.NaN : covariance.doubleValue() / ofChance.doubleValue();
  }

  /** R_K; NaN if all rows are of one class, or predicted as one, or there are none. */
  double matthews() {
    BigInteger spread = actualSpread.multiply(predictedSpread);
    return spread.signum() == 0
        ? Double.NaN
        : Math.max(-1, Math.min(1, covariance.doubleValue() / Math.sqrt(spread.doubleValue())));
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }
}
