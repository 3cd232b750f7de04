package io.pulsemill.statistics;

import io.pulsemill.exact.ExactBlock;
import io.pulsemill.exact.ExactSum;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
 */
public final class FeatureMoments {
  /** Digits carried before the one rounding to a double, which keeps 17. */
  private static final MathContext DIGITS = new MathContext(60);

  private final int features;
  private final boolean crossProducts;
  private final FeatureRange[] ranges;
  private final ExactSum[] sums;

  /** With cross products the lower triangle, row after row; otherwise the diagonal. */
  private final ExactSum[] products;

  private final List<ExactBlock> blocks = new ArrayList<>();
  private long rows;

  FeatureMoments(int features, boolean crossProducts) {
    this.features = features;
    this.crossProducts = crossProducts;
    ranges = new FeatureRange[features];
    Arrays.setAll(ranges, i -> new FeatureRange());
    sums = zeros(features);
    products = zeros(crossProducts ? features * (features + 1) / 2 : features);
  }

  /** Whether {@link #correlations} are known. */
  public boolean crossProducts() {
    return crossProducts;
  }

  /** Adds one row of finite values. */
  void add(String subject, double[] x) {
    rows++;
    for (int i = 0; i < features; i++) {
      ranges[i].add(x[i], subject);
      sums[i].add(x[i]);
      for (int j = crossProducts ? 0 : i; j <= i; j++) {
        products[index(i, j)].addProduct(x[i], x[j]);
      }
    }
  }

  /** Adds rows whose values are finite, a block at a time. */
  void add(TrainingRows added) {
    for (int from = 0; from < added.count(); from += ExactBlock.MAX_TERMS) {
      int n = Math.min(ExactBlock.MAX_TERMS, added.count() - from);
      rows += n;
      for (int i = 0; i < features; i++) {
        ExactBlock column = block(i);
        added.copy(i, from, n, column.terms());
        column.take(n);
        int first = from;
        ranges[i].add(column.terms(), n, r -> added.subject(first + r));
        addColumn(i, column);
      }
    }
  }

  private void addColumn(int i, ExactBlock column) {
    column.addTo(sums[i]);
    for (int j = crossProducts ? 0 : i; j <= i; j++) {
      block(j).addProductsTo(column, products[index(i, j)]);
    }
  }

  /** A column's own block if its products with others are wanted, else one for all in turn. */
  private ExactBlock block(int i) {
    int own = crossProducts ? i : 0;
    while (blocks.size() <= own) {
      blocks.add(new ExactBlock());
    }
    return blocks.get(own);
  }

  void add(FeatureMoments other) {
    rows += other.rows;
    for (int i = 0; i < features; i++) {
      ranges[i].add(other.ranges[i]);
      sums[i].add(other.sums[i]);
    }
    for (int i = 0; i < products.length; i++) {
      products[i].add(other.products[i]);
    }
  }

  long rows() {
    return rows;
  }

  /** The range of feature {@code j}. */
  public FeatureRange range(int j) {
    return ranges[j];
  }

  /** The mean of feature {@code j}; there must be a row. */
  public double mean(int j) {
    return sums[j].toBigDecimal().divide(BigDecimal.valueOf(rows), DIGITS).doubleValue();
  }

  /**
   * The sample standard deviation of feature {@code j}: 0 if it is constant; infinite, or 0, if
   * beyond the range of doubles.
   */
  public double deviation(int j) {
    BigDecimal centered = centered(j, j);
    if (centered.signum() == 0) {
      return 0; // also for one row, where n − 1 is 0
    }
    BigDecimal n = BigDecimal.valueOf(rows);
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
      roots[i] = centered(i, i).sqrt(DIGITS);
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

  /** Writes: long rows; for each feature its range and its sum; the products. */
  void write(DataOutput out) throws IOException {
    out.writeLong(rows);
    for (int i = 0; i < features; i++) {
      ranges[i].write(out);
      sums[i].write(out);
    }
    for (ExactSum product : products) {
      product.write(out);
    }
  }

  static FeatureMoments read(DataInput in, int features, boolean crossProducts) throws IOException {
    FeatureMoments read = new FeatureMoments(features, crossProducts);
    read.rows = in.readLong();
    for (int i = 0; i < features; i++) {
      read.ranges[i] = FeatureRange.read(in);
      read.sums[i] = ExactSum.read(in);
    }
    for (int i = 0; i < read.products.length; i++) {
      read.products[i] = ExactSum.read(in);
    }
    return read;
  }

  private BigDecimal centered(int i, int j) {
    return BigDecimal.valueOf(rows)
        .multiply(products[index(i, j)].toBigDecimal())
        .subtract(sums[i].toBigDecimal().multiply(sums[j].toBigDecimal()));
  }

  /** For j ≤ i. */
  private int index(int i, int j) {
    return crossProducts ? i * (i + 1) / 2 + j : i;
  }

  private static ExactSum[] zeros(int n) {
    ExactSum[] zeros = new ExactSum[n];
    Arrays.setAll(zeros, i -> new ExactSum());
    return zeros;
  }
}
