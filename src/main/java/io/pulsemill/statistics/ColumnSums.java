package io.pulsemill.statistics;

import io.pulsemill.InputException;
import io.pulsemill.exact.ExactBlock;
import io.pulsemill.exact.ExactSum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Exact sums of columns and of products of two columns, for {@link FeatureMoments}. With weights
 * each term is multiplied by that of its row, exactly ({@code v x} as two doubles by {@code fma})
 * but for what lies below the smallest double.
 */
final class ColumnSums {
  private final int features;
  private final boolean crossProducts;
  private final ExactSum[] sums;

  /** With cross products the lower triangle, row after row; otherwise the diagonal. */
  private final ExactSum[] products;

  /** Of the weights; null if each row counts once. */
  private final @Nullable ExactSum weights;

  private final List<ExactBlock> blocks = new ArrayList<>();

  /** Of weighted values: what each is rounded to, and what is left. */
  private final ExactBlock high = new ExactBlock();

  private final ExactBlock low = new ExactBlock();
  private double heaviest;

  /** {@code weighted}: whether rows have weights. */
  ColumnSums(int features, boolean crossProducts, boolean weighted) {
    this.features = features;
    this.crossProducts = crossProducts;
    sums = zeros(features);
    products = zeros(crossProducts ? features * (features + 1) / 2 : features);
    weights = weighted ? new ExactSum() : null;
    heaviest = weighted ? 0 : 1;
  }

  boolean weighted() {
    return weights != null;
  }

  /** The largest weight; 1 without weights. */
  double heaviest() {
    return heaviest;
  }

  /** Sum of the weights. Fails without weights. */
  ExactSum weights() {
    return Objects.requireNonNull(weights, "Sums: expected weights");
  }

  /** Σ x_i. */
  ExactSum sum(int i) {
    return sums[i];
  }

  /** Σ x_i x_j; i = j only, unless there are cross products. */
  ExactSum product(int i, int j) {
    return products[index(i, j)];
  }

  /** Adds a row of this weight. */
  void add(double[] x, double weight) {
    if (weights != null) {
      weights.add(weight);
      heaviest = Math.max(heaviest, weight);
    }
    for (int i = 0; i < features; i++) {
      double rounded = weighted(x[i], weight);
      double rest = Math.fma(x[i], weight, -rounded);
      sums[i].add(rounded);
      sums[i].add(rest);
      for (int j = crossProducts ? 0 : i; j <= i; j++) {
        products[index(i, j)].addProduct(rounded, x[j]);
        products[index(i, j)].addProduct(rest, x[j]);
      }
    }
  }

  /** Adds the weights of {@code n} rows, whose columns are added next. */
  void addWeights(double[] added, int n) {
    for (int r = 0; r < n; r++) {
      heaviest = Math.max(heaviest, added[r]);
    }
    System.arraycopy(added, 0, high.terms(), 0, n);
    high.take(n);
    high.addTo(weights());
  }

  /**
   * Where column {@code i} of some rows is to be put before {@link #addColumn}: its own place if
   * its products with later ones are wanted, else one for all in turn.
   */
  ExactBlock block(int i) {
    int own = crossProducts ? i : 0;
    while (blocks.size() <= own) {
      blocks.add(new ExactBlock());
    }
    return blocks.get(own);
  }

  /** Adds column {@code i} of rows, in {@link #block}; {@code factors}: their weights, if any. */
  void addColumn(int i, double[] factors, int n) {
    if (weights == null) {
      add(i, block(i));
      return;
    }
    double[] column = block(i).terms();
    for (int r = 0; r < n; r++) {
      high.terms()[r] = weighted(column[r], factors[r]);
      low.terms()[r] = Math.fma(column[r], factors[r], -high.terms()[r]);
    }
    high.take(n);
    low.take(n);
    add(i, high);
    add(i, low);
  }

  private void add(int i, ExactBlock column) {
    column.addTo(sums[i]);
    for (int j = crossProducts ? 0 : i; j <= i; j++) {
      block(j).addProductsTo(column, products[index(i, j)]);
    }
  }

  private static double weighted(double x, double weight) {
    double product = x * weight;
    if (!Double.isFinite(product)) {
      throw new InputException(
          "A value of %s with a weight of %s is beyond the range of doubles; rescale one of them"
              .formatted(x, weight));
    }
    return product;
  }

  void add(ColumnSums other) {
    if (weights != null) {
      weights.add(other.weights());
      heaviest = Math.max(heaviest, other.heaviest);
    }
    for (int i = 0; i < features; i++) {
      sums[i].add(other.sums[i]);
    }
    for (int i = 0; i < products.length; i++) {
      products[i].add(other.products[i]);
    }
  }

  /**
   * Adds those of {@code rows} rows, each of which counts {@code factor} times what it does there;
   * here there are weights and no cross products.
   */
  void add(ColumnSums other, long rows, double factor) {
    weights().addProduct(other.weights == null ? count(rows) : other.weights, factor);
    heaviest = Math.max(heaviest, factor * other.heaviest);
    for (int i = 0; i < features; i++) {
      sums[i].addProduct(other.sums[i], factor);
      products[i].addProduct(other.product(i, i), factor);
    }
  }

  private static ExactSum count(long rows) {
    ExactSum count = new ExactSum();
    count.add((double) rows);
    return count;
  }

  /** What {@code rows} rows count together. */
  BigDecimal total(long rows) {
    return weights == null ? BigDecimal.valueOf(rows) : weights.toBigDecimal();
  }

  /** Takes over what was read; {@code largest} of the weights. */
  void set(ExactSum sumOfWeights, double largest) {
    weights().add(sumOfWeights);
    heaviest = largest;
  }

  /** The products in their order. */
  ExactSum[] products() {
    return products;
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
