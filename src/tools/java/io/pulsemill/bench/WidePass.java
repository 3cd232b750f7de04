package io.pulsemill.bench;

import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.RowBlock;
import io.pulsemill.softmax.SoftmaxKernel;
import io.pulsemill.softmax.SoftmaxSums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Milliseconds of a pass, loss and gradient, over rows that are in memory, by two threads: what
 * {@code scripts/measure-wide.sh} holds beside scikit-learn.
 */
public final class WidePass {
  private static final int THREADS = 2;
  private static final int BLOCK = 4096;
  private static final double BOUND = 3;

  private WidePass() {}

  /** Arguments: features, classes, rows, passes. Prints the median. */
  public static void main(String[] args) {
    int features = Integer.parseInt(args[0]);
    int classes = Integer.parseInt(args[1]);
    SplittableRandom random = new SplittableRandom(1);
    List<RowBlock> blocks = new ArrayList<>();
    for (int rows = Integer.parseInt(args[2]); rows > 0; rows -= BLOCK) {
      blocks.add(block(Math.min(rows, BLOCK), features, classes, random));
    }
    double[] bounds = new double[features];
    Arrays.fill(bounds, BOUND);
    double[] weights = random.doubles(classes * (features + 1L), -0.05, 0.05).toArray();
    SoftmaxKernel kernel = new SoftmaxKernel(classes, weights, bounds, Derivatives.GRADIENT);
    double[] millis = new double[Integer.parseInt(args[3])];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      pass(kernel, blocks);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf("%.0f%n", millis[millis.length / 2]);
  }

  private static RowBlock block(int rows, int features, int classes, SplittableRandom random) {
    double[] z = random.doubles((long) rows * features, -BOUND, BOUND).toArray();
    return new RowBlock(features, z, random.ints(rows, 0, classes).toArray(), rows);
  }

  private static SoftmaxSums pass(SoftmaxKernel kernel, List<RowBlock> blocks) {
    return IntStream.range(0, THREADS)
        .parallel()
        .mapToObj(thread -> sum(kernel, blocks, thread))
        .reduce(
            kernel.zero(),
            (one, other) -> {
              SoftmaxSums both = kernel.zero();
              both.add(one);
              both.add(other);
              return both;
            });
  }

  private static SoftmaxSums sum(SoftmaxKernel kernel, List<RowBlock> blocks, int first) {
    SoftmaxSums sums = kernel.zero();
    for (int i = first; i < blocks.size(); i += THREADS) {
      kernel.add(blocks.get(i), sums);
    }
    return sums;
  }
}
