package io.pulsemill.engine;

import io.pulsemill.optimize.Derivatives;
import io.pulsemill.softmax.Pass;
import io.pulsemill.softmax.RowBlock;
import io.pulsemill.softmax.SoftmaxKernel;
import io.pulsemill.softmax.SoftmaxSums;
import java.io.IOException;
import java.util.List;

/**
 * A pass over rows in memory, shared among threads.
 *
 * @param afterBlock called by each thread when it has summed a block
 */
public record BlockPass(
    RowPreparation rows, List<RowBlock> blocks, Parallel threads, Runnable afterBlock)
    implements Pass {

  BlockPass(RowPreparation rows, List<RowBlock> blocks, Parallel threads) {
    this(rows, blocks, threads, () -> {});
  }

  @Override
  public SoftmaxSums sum(double[] weights, Derivatives derivatives) throws IOException {
    SoftmaxKernel kernel = rows.kernel(weights, derivatives);
    SoftmaxSums total = kernel.zero();
    threads
        .each(
            blocks,
            kernel::zero,
            (block, sum) -> {
              kernel.add(block, sum);
              afterBlock.run();
            })
        .forEach(total::add);
    return total;
  }
}
