package io.pulsemill.softmax;

import io.pulsemill.exact.LdlFactors;
import io.pulsemill.optimize.NewtonSystem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Newton's equation over centered weights, those whose K entries of each column sum to zero, in
 * many digits, from unrounded sums.
 *
 * <p>Far rows of several classes that contradict each other tie the weights of two classes to some
 * 1e-12 of them while a third is free: H's entries are then 1e28 and the curvature of the free
 * direction, a difference of such entries, is 1. In doubles nothing is left of it. Here it is
 * complete, for each pair of a far row brings {@code p_k p_l a aᵀ}, a = (e_k − e_l) ⊗ z, without
 * any rounding but that of {@code p_k p_l}: so it is the H of the computed probabilities to a
 * factor within 1 ± 1e-14 in every direction. (Near rows are summed so with derivatives EXACT, else
 * on grids.)
 *
 * <p>With u the weights of all classes but the last, w = C u, the equation is {@code CᵀHC u =
 * −Cᵀg}, summed over the rows.
 */
final class CenteredSystem implements NewtonSystem {
  /** Free weights up to which a solution takes less than a second. */
  private static final int MOST = 128;

  private static final MathContext DIGITS = new MathContext(110);

  /** Shifts are for directions in which no row has a derivative that a double can hold. */
  private static final double FIRST_SHIFT = 1e-30;

  private final SoftmaxSums sums;
  private final double weight;
  private final int last;
  private final int columns;
  private final BigDecimal[][] matrix;
  private final BigDecimal[] slopes;

  /** Newton's step; solved for once, though asked for by the check of an optimum and the search. */
  private BigDecimal @Nullable [] newton;

  private boolean solved;

  /**
   * @param sums that {@link #suits}
   * @param weight what their rows count together
   * @param penalty what each weight's own second derivative is beside, one per column
   */
  CenteredSystem(SoftmaxSums sums, double weight, double[] penalty, double[] weights) {
    this.sums = sums;
    this.weight = weight;
    last = sums.classes() - 1;
    columns = sums.features() + 1;
    slopes = new BigDecimal[last * columns];
    matrix = new BigDecimal[slopes.length][];
    for (int a = 0; a < slopes.length; a++) {
      int k = a / columns;
      int i = a % columns;
      BigDecimal own = slope(k, i, penalty, weights);
      slopes[a] = own.subtract(slope(last, i, penalty, weights)).round(DIGITS);
      matrix[a] = new BigDecimal[a + 1];
      for (int b = 0; b <= a; b++) {
        matrix[a][b] = second(k, i, b / columns, b % columns, penalty).round(DIGITS);
      }
    }
  }

  /** Whether doubles would lose what a solution in many digits finds in reasonable time. */
  static boolean suits(SoftmaxSums sums) {
    return sums.hasFarRows() && (sums.classes() - 1) * (sums.features() + 1L) <= MOST;
  }

  private BigDecimal slope(int c, int i, double[] penalty, double[] weights) {
    BigDecimal at = new BigDecimal(weights[c * columns + i]);
    return sums.gradient(c, i).add(new BigDecimal(penalty[i]).multiply(at));
  }

  private BigDecimal second(int k, int i, int l, int j, double[] penalty) {
    BigDecimal sum =
        sums.hessian(k, i, l, j)
            .subtract(sums.hessian(k, i, last, j))
            .subtract(sums.hessian(last, i, l, j))
            .add(sums.hessian(last, i, last, j));
    // The penalty's own Hessian is diagonal: once for u_k, once more for the last class.
    return i == j ? sum.add(new BigDecimal(penalty[i] * (k == l ? 2 : 1))) : sum;
  }

  /** S is the diagonal of CᵀHC, 1 if that is 0. */
  @Override
  public double @Nullable [] step(double shift) {
    BigDecimal @Nullable [] step = shift == 0 ? newton() : solution(shift);
    return step == null ? null : Arrays.stream(step).mapToDouble(BigDecimal::doubleValue).toArray();
  }

  @Override
  public double slope(double[] direction) {
    BigDecimal[] centered = new BigDecimal[slopes.length];
    for (int a = 0; a < centered.length; a++) {
      centered[a] = new BigDecimal(direction[a]).subtract(mean(direction, a % columns));
    }
    return slope(centered);
  }

  private double slope(BigDecimal[] centered) {
    BigDecimal slope = BigDecimal.ZERO;
    for (int a = 0; a < slopes.length; a++) {
      slope = slope.add(slopes[a].multiply(centered[a]), DIGITS);
    }
    return slope.doubleValue() / weight;
  }

  private BigDecimal mean(double[] direction, int i) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int a = i; a < direction.length; a += columns) {
      sum = sum.add(new BigDecimal(direction[a]));
    }
    return sum.divide(BigDecimal.valueOf(last + 1L), DIGITS);
  }

  @Override
  public double firstShift() {
    return FIRST_SHIFT;
  }

  private BigDecimal @Nullable [] newton() {
    if (!solved) {
      newton = solution(0);
      solved = true;
    }
    return newton;
  }

  /** Of all K classes. */
  private BigDecimal @Nullable [] solution(double shift) {
    LdlFactors factors = LdlFactors.of(shifted(shift));
    return factors == null ? null : expanded(factors.solve(negated(slopes)));
  }

  private BigDecimal[][] shifted(double shift) {
    if (shift == 0) {
      return matrix;
    }
    BigDecimal[][] shifted = matrix.clone();
    for (int a = 0; a < shifted.length; a++) {
      BigDecimal own = matrix[a][a].signum() == 0 ? BigDecimal.ONE : matrix[a][a];
      shifted[a] = matrix[a].clone();
      shifted[a][a] = matrix[a][a].add(own.multiply(new BigDecimal(shift)));
    }
    return shifted;
  }

  private static BigDecimal[] negated(BigDecimal[] x) {
    return Arrays.stream(x).map(BigDecimal::negate).toArray(BigDecimal[]::new);
  }

  /** {@code C u}. */
  private BigDecimal[] expanded(BigDecimal[] u) {
    BigDecimal[] all = Arrays.copyOf(u, u.length + columns);
    Arrays.fill(all, u.length, all.length, BigDecimal.ZERO);
    for (int a = 0; a < u.length; a++) {
      int end = u.length + a % columns;
      all[end] = all[end].subtract(u[a]);
    }
    return all;
  }

  /** Newton's step; null if H is not positive definite. */
  @Nullable CenteredStep step() {
    BigDecimal @Nullable [] step = newton();
    return step == null ? null : new CenteredStep(sums, step, slope(step));
  }
}
