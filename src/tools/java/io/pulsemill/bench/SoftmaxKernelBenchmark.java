package io.pulsemill.bench;

import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.RowBlock;
import io.pulsemill.softmax.SoftmaxKernel;
import io.pulsemill.softmax.SoftmaxSums;
import java.util.Arrays;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Nanoseconds per row of a pass at 7 features and 3 classes, with and without the Hessian. */
public class SoftmaxKernelBenchmark extends AverageTime {
  private static final int ROWS = 10_000;
  private static final int FEATURES = 7;
  private static final int CLASSES = 3;
  private static final double BOUND = 8;

  @Param public Derivatives order;

  private RowBlock rows;
  private SoftmaxKernel kernel;
  private SoftmaxSums sums;

  @Setup
  public void draw() {
    Random random = new Random(1);
    double[] z = new double[ROWS * FEATURES];
    Arrays.setAll(z, i -> Math.max(-BOUND, Math.min(BOUND, random.nextGaussian())));
    rows = new RowBlock(FEATURES, z, random.ints(ROWS, 0, CLASSES).toArray(), ROWS);
    double[] bounds = new double[FEATURES];
    Arrays.fill(bounds, BOUND);
    double[] weights = random.doubles(CLASSES * (FEATURES + 1), -1, 1).toArray();
    kernel = new SoftmaxKernel(CLASSES, weights, bounds, order);
    sums = kernel.zero();
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public SoftmaxSums row() {
    kernel.add(rows, sums);
    return sums;
  }
}
