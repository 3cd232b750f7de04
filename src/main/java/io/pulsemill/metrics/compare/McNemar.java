package io.pulsemill.metrics.compare;

import com.fasterxml.jackson.annotation.JsonValue;
import io.pulsemill.json.OrUndefined;
import org.apache.commons.math3.special.Erf;

/**
 * Whether two models are right equally often, from the n rows that only one of them predicts right:
 * b only the first, c only the second.
 *
 * <pre>
 *   n &lt; 25    p = min(1, 2 P(at most min(b, c) heads in n fair throws))
 *   else      χ² = (|b − c| − 1)² / n,  p = P(χ² with one degree of freedom is as large)
 * </pre>
 *
 * <p>McNemar, "Note on the sampling error of the difference between correlated proportions or
 * percentages", Psychometrika 12, 1947; the continuity correction is Edwards', Psychometrika 13,
 * 1948. As {@code statsmodels.stats.contingency_tables.mcnemar} has it, exact or corrected. It
 * takes rows as independent: of a subject with several, it is too sure.
 *
 * @param onlyFirst b
 * @param onlySecond c
 * @param method which of the two
 * @param statistic χ²; undefined for the exact test
 * @param pValue in 0..1; 1 if there is no such row
 */
public record McNemar(
    long onlyFirst, long onlySecond, Method method, @OrUndefined double statistic, double pValue) {
  /** From so many rows on, χ². */
  private static final int FEW = 25;

  /** How p is computed. */
  public enum Method {
    /** The binomial distribution. */
    EXACT("exact-binomial"),
    /** χ² with continuity correction. */
    CHI_SQUARE("chi-square-corrected");

    private final String key;

    Method(String key) {
      this.key = key;
    }

    /** Its name in comparison.json. */
    @JsonValue
    public String key() {
      return key;
    }
  }

  /** The test of these numbers of rows. */
  public static McNemar of(long onlyFirst, long onlySecond) {
    long n = Math.addExact(onlyFirst, onlySecond);
    if (n < FEW) {
      double p = exact((int) Math.min(onlyFirst, onlySecond), (int) n);
      return new McNemar(onlyFirst, onlySecond, Method.EXACT, Double.NaN, p);
    }
    double apart = Math.abs((double) onlyFirst - onlySecond) - 1;
    double statistic = apart * apart / n;
    return new McNemar(
        onlyFirst, onlySecond, Method.CHI_SQUARE, statistic, Erf.erfc(Math.sqrt(statistic / 2)));
  }

  /** Whole numbers below 2^25, so nothing is rounded but the result. */
  private static double exact(int few, int n) {
    long ways = 0;
    long choose = 1;
    for (int k = 0; k <= few; k++) {
      ways += choose;
      choose = choose * (n - k) / (k + 1);
    }
    return Math.min(1, 2.0 * ways / (1L << n));
  }
}
