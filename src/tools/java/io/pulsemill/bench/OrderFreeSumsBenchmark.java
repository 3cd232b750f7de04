package io.pulsemill.bench;

import io.pulsemill.exact.ExactSum;
import io.pulsemill.exact.GridSums;
import java.util.Arrays;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Nanoseconds a term that sums cost which do not depend on order, beside plain ones which do. A row
 * brings as many terms as a pass with the Hessian at 7 features and 3 classes.
 */
public class OrderFreeSumsBenchmark extends AverageTime {
  private static final int ROWS = 256;
  private static final int TERMS = 242; // 2 + 3 · 8 + 6 · 36
  private static final int ALL = ROWS * TERMS;

  private final double[][] rows = draw();
  private final double[] plain = new double[TERMS];
  private final GridSums grid = new GridSums(exponents());
  private final ExactSum[] exact = new ExactSum[TERMS];

  public OrderFreeSumsBenchmark() {
    Arrays.setAll(exact, i -> new ExactSum());
  }

  private static double[][] draw() {
    Random random = new Random(1);
    double[][] rows = new double[ROWS][];
    Arrays.setAll(rows, r -> random.doubles(TERMS, -1, 1).toArray());
    return rows;
  }

  private static int[] exponents() {
    int[] exponents = new int[TERMS];
    Arrays.fill(exponents, GridSums.exponentFor(1));
    return exponents;
  }

  @Benchmark
  @OperationsPerInvocation(ALL)
  public double[] plain() {
    for (double[] row : rows) {
      for (int i = 0; i < TERMS; i++) {
        plain[i] += row[i];
      }
    }
    return plain;
  }

  @Benchmark
  @OperationsPerInvocation(ALL)
  public GridSums grid() {
    for (double[] row : rows) {
      grid.add(row);
    }
    return grid;
  }

  @Benchmark
  @OperationsPerInvocation(ALL)
  public ExactSum[] exact() {
    for (double[] row : rows) {
      for (int i = 0; i < TERMS; i++) {
        exact[i].add(row[i]);
      }
    }
    return exact;
  }
}
