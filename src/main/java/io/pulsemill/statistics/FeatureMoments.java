package io.pulsemill.statistics;

import io.pulsemill.exact.ExactBlock;
import io.pulsemill.exact.ExactSum;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Range, exact sums and exact sums of products of {@code d} features, and what follows from them,
 * each rounded to a double once:
 *
 * <pre>
 *   C_ij = n Σ x_i x_j − Σ x_i · Σ x_j       exact
 *   m_j  = Σ x_j / n                         mean
 *   s_j  = sqrt(C_jj / (n (n − 1)))          sample standard deviation
 *   r_ij = C_ij / sqrt(C_ii · C_jj)          correlation
 * </pre>
 *
 * <p>Rows with weights count as often as the weight is: n is then the sum of the weights, and each
 * term of a sum is multiplied by the weight of its row. So whole weights give what as many equal
 * rows give.
 */
public final class FeatureMoments {
  /** Digits carried before the one rounding to a double, which keeps 17. */
  private static final MathContext DIGITS = new MathContext(60);

  private final int features;
  private final boolean crossProducts;
  private final FeatureRange[] ranges;
  private final ColumnSums sums;
  private long rows;

  FeatureMoments(int features, boolean crossProducts) {
    this(features, crossProducts, false);
  }

  /** The same; {@code weighted}: whether rows have weights. */
  FeatureMoments(int features, boolean crossProducts, boolean weighted) {
    this.features = features;
    this.crossProducts = crossProducts;
    ranges = new FeatureRange[features];
    Arrays.setAll(ranges, i -> new FeatureRange());
    sums = new ColumnSums(features, crossProducts, weighted);
  }

  /**
   * Of the rows of several classes together, each counting {@code factors} times what it does in
   * {@code parts}; without cross products.
   *
   * @param whole of all the rows, for the ranges
   */
  static FeatureMoments combined(
      FeatureMoments whole, List<FeatureMoments> parts, double[] factors) {
    FeatureMoments sum = new FeatureMoments(whole.features, false, true);
    sum.rows = whole.rows;
    System.arraycopy(whole.ranges, 0, sum.ranges, 0, whole.features);
    for (int c = 0; c < factors.length; c++) {
      sum.sums.add(parts.get(c).sums, parts.get(c).rows, factors[c]);
    }
    return sum;
  }

  /** Whether {@link #correlations} are known. */
  public boolean crossProducts() {
    return crossProducts;
  }

  /** Adds one row of finite values that counts once. */
  void add(String subject, double[] x) {
    add(subject, x, 1);
  }

  /** The same; {@code weight}: what the row counts, > 0. */
  void add(String subject, double[] x, double weight) {
    rows++;
    for (int i = 0; i < features; i++) {
      ranges[i].add(x[i], subject);
    }
    sums.add(x, weight);
  }

  /** Adds rows whose values are finite, a block at a time. */
  void add(TrainingRows added) {
    add(added, null);
  }

  /** The same of those rows alone that {@code which} lists; null: all. */
  void add(TrainingRows added, int @Nullable [] which) {
    int count = which == null ? added.count() : which.length;
    double[] weights = sums.weighted() ? weights(added, which, count) : new double[0];
    for (int from = 0; from < count; from += ExactBlock.MAX_TERMS) {
      int n = Math.min(ExactBlock.MAX_TERMS, count - from);
      rows += n;
      double[] factors = weights;
      if (sums.weighted()) {
        factors = Arrays.copyOfRange(weights, from, from + n);
        sums.addWeights(factors, n);
      }
      for (int i = 0; i < features; i++) {
        addColumn(i, added, which, from, n);
        sums.addColumn(i, factors, n);
      }
    }
  }

  private static double[] weights(TrainingRows rows, int @Nullable [] which, int count) {
    double[] all = rows.weights();
    double[] weights = new double[count];
    Arrays.setAll(weights, r -> all == null ? 1 : all[which == null ? r : which[r]]);
    return weights;
  }

  /** Takes the values of a column to the block of the sums. */
  private void addColumn(int i, TrainingRows added, int @Nullable [] which, int from, int n) {
    ExactBlock column = sums.block(i);
    if (which == null) {
      added.copy(i, from, n, column.terms());
    } else {
      added.copy(i, which, from, n, column.terms());
    }
    column.take(n);
    ranges[i].add(
        column.terms(), n, r -> added.subject(which == null ? from + r : which[from + r]));
  }

  void add(FeatureMoments other) {
    rows += other.rows;
    for (int i = 0; i < features; i++) {
      ranges[i].add(other.ranges[i]);
    }
    sums.add(other.sums);
  }

  long rows() {
    return rows;
  }

  /** What the rows count together: their number, if they have no weights. */
  public double weightSum() {
    return sums.total(rows).doubleValue();
  }

  /** The largest weight of a row; 1 without weights. */
  public double heaviest() {
    return sums.heaviest();
  }

  /** The range of feature {@code j}. */
  public FeatureRange range(int j) {
    return ranges[j];
  }

  /** The mean of feature {@code j}; there must be a row. */
  public double mean(int j) {
    return sums.sum(j).toBigDecimal().divide(sums.total(rows), DIGITS).doubleValue();
  }

  /**
   * The sample standard deviation of feature {@code j}: 0 if it is constant; infinite, or 0, if
   * beyond the range of doubles. With weights, their sum must be above 1.
   */
  public double deviation(int j) {
    BigDecimal centered = centered(j, j);
    if (centered.signum() == 0) {
      return 0; // also for one row, where n − 1 is 0
    }
    BigDecimal n = sums.total(rows);
    BigDecimal variance = centered.divide(n.multiply(n.subtract(BigDecimal.ONE)), DIGITS);
    return variance.sqrt(DIGITS).doubleValue();
  }

  /** d × d, 1 on the diagonal; NaN if one of the two features is constant. */
  public double[][] correlations() {
    if (!crossProducts) {
      throw new IllegalStateException("Correlations were not requested");
    }
    BigDecimal[] roots = new BigDecimal[features];
    for (int i = 0; i < features; i++) {
      roots[i] = centered(i, i).max(BigDecimal.ZERO).sqrt(DIGITS);
    }
    double[][] r = new double[features][features];
    for (int i = 0; i < features; i++) {
      for (int j = 0; j <= i; j++) {
        BigDecimal scale = roots[i].multiply(roots[j], DIGITS);
        boolean defined = scale.signum() != 0;
        r[i][j] = defined ? centered(i, j).divide(scale, DIGITS).doubleValue() : Double.NaN;
        r[j][i] = r[i][j];
      }
    }
    return r;
  }

  /**
   * Writes: long rows; of rows with weights their sum and double the largest; for each feature its
   * range and its sum; the products.
   */
  void write(DataOutput out) throws IOException {
    out.writeLong(rows);
    if (sums.weighted()) {
      sums.weights().write(out);
      out.writeDouble(sums.heaviest());
    }
    for (int i = 0; i < features; i++) {
      ranges[i].write(out);
      sums.sum(i).write(out);
    }
    for (ExactSum product : sums.products()) {
      product.write(out);
    }
  }

  static FeatureMoments read(DataInput in, int features, boolean crossProducts, boolean weighted)
      throws IOException {
    FeatureMoments read = new FeatureMoments(features, crossProducts, weighted);
    read.rows = in.readLong();
    if (weighted) {
      read.sums.set(ExactSum.read(in), in.readDouble());
    }
    for (int i = 0; i < features; i++) {
      read.ranges[i] = FeatureRange.read(in);
      read.sums.sum(i).add(ExactSum.read(in));
    }
    for (ExactSum product : read.sums.products()) {
      product.add(ExactSum.read(in));
    }
    return read;
  }

  private BigDecimal centered(int i, int j) {
    return sums.total(rows)
        .multiply(sums.product(i, j).toBigDecimal())
        .subtract(sums.sum(i).toBigDecimal().multiply(sums.sum(j).toBigDecimal()));
  }
}
