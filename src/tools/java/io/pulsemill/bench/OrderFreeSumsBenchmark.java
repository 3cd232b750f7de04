package io.pulsemill.bench;

import io.pulsemill.exact.ExactSum;
import io.pulsemill.exact.GridSums;
import java.util.Arrays;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Nanoseconds per term of sums that do not depend on order, beside plain ones that do. As in a
 * pass, a term is a product of two numbers of a row, and a block of rows brings its products one
 * sum after the other: as many sums as with the Hessian at 7 features and 3 classes.
 */
public class OrderFreeSumsBenchmark extends AverageTime {
  private static final int ROWS = 256;
  private static final int TERMS = 242; // 2 + 3 · 8 + 6 · 36
  private static final int ALL = ROWS * TERMS;

  /** The first factors of each sum, one per row; the second are those of one feature. */
  private final double[][] factors = draw(TERMS);

  private final double[] feature = draw(1)[0];
  private final double[] plain = new double[TERMS];
  private final GridSums grid = new GridSums(exponents());
  private final ExactSum[] exact = new ExactSum[TERMS];

  public OrderFreeSumsBenchmark() {
    Arrays.setAll(exact, i -> new ExactSum());
  }

  private static double[][] draw(int columns) {
    Random random = new Random(columns);
    double[][] drawn = new double[columns][];
    Arrays.setAll(drawn, i -> random.doubles(ROWS, -1, 1).toArray());
    return drawn;
  }

  private static int[] exponents() {
    int[] exponents = new int[TERMS];
    Arrays.fill(exponents, GridSums.exponentFor(1));
    return exponents;
  }

  @Benchmark
  @OperationsPerInvocation(ALL)
  public double[] plain() {
    for (int i = 0; i < TERMS; i++) {
      for (int r = 0; r < ROWS; r++) {
        plain[i] += factors[i][r] * feature[r];
      }
    }
    return plain;
  }

  @Benchmark
  @OperationsPerInvocation(ALL)
  public GridSums grid() {
    for (int i = 0; i < TERMS; i++) {
      grid.addProducts(i, factors[i], feature, ROWS, 1);
    }
    return grid;
  }

  @Benchmark
  @OperationsPerInvocation(ALL)
  public ExactSum[] exact() {
    for (int i = 0; i < TERMS; i++) {
      for (int r = 0; r < ROWS; r++) {
        exact[i].add(factors[i][r] * feature[r]);
      }
    }
    return exact;
  }
}
