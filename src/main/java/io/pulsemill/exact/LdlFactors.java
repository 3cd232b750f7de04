package io.pulsemill.exact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code A = L D Lᵀ}, A symmetric and positive definite, in {@value #DIGITS} decimal digits: for
 * matrices whose entries differ by more orders of magnitude than a double has digits. Takes some n³
 * / 6 multiplications of that many digits: a second at n = 200.
 *
 * <p>The factorization without square roots; Golub, Van Loan, "Matrix Computations", 4.1.
 */
public final class LdlFactors {
  private static final int DIGITS = 100;
  private static final MathContext ROUNDED = new MathContext(DIGITS);

  /** A pivot below this share of its diagonal entry is what rounding left of 0. */
  private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(DIGITS - 10);

  private final BigDecimal[][] lower;
  private final BigDecimal[] pivots;

  private LdlFactors(BigDecimal[][] lower, BigDecimal[] pivots) {
    this.lower = lower;
    this.pivots = pivots;
  }

  /**
   * The factors of a matrix; null if it is not positive definite beyond its rounding.
   *
   * @param matrix its lower triangle, row i having at least i + 1 entries; not changed
   */
  public static @Nullable LdlFactors of(BigDecimal[][] matrix) {
    int n = matrix.length;
    BigDecimal[][] lower = new BigDecimal[n][];
    BigDecimal[] pivots = new BigDecimal[n];
    for (int i = 0; i < n; i++) {
      // Entries l_ij d_j first; each division follows when its column is done.
      BigDecimal[] row = Arrays.copyOf(matrix[i], i + 1);
      for (int j = 0; j < i; j++) {
        for (int k = 0; k < j; k++) {
          row[j] = row[j].subtract(row[k].multiply(lower[j][k]), ROUNDED);
        }
      }
      BigDecimal pivot = row[i];
      for (int j = 0; j < i; j++) {
        BigDecimal factor = row[j].divide(pivots[j], ROUNDED);
        pivot = pivot.subtract(factor.multiply(row[j]), ROUNDED);
        row[j] = factor;
      }
      if (pivot.signum() <= 0 || pivot.compareTo(matrix[i][i].multiply(SMALLEST)) < 0) {
        return null;
      }
      pivots[i] = pivot;
      lower[i] = row;
    }
    return new LdlFactors(lower, pivots);
  }

  /** {@code A⁻¹ b}. */
  public BigDecimal[] solve(BigDecimal[] b) {
    BigDecimal[] x = b.clone();
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        x[i] = x[i].subtract(lower[i][j].multiply(x[j]), ROUNDED);
      }
    }
    for (int i = x.length - 1; i >= 0; i--) {
      x[i] = x[i].divide(pivots[i], ROUNDED);
      for (int j = i + 1; j < x.length; j++) {
        x[i] = x[i].subtract(lower[j][i].multiply(x[j]), ROUNDED);
      }
    }
    return x;
  }
}
