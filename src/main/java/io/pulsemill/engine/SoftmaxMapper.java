package io.pulsemill.engine;

import io.pulsemill.softmax.SoftmaxKernel;
import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.sums.RowGroupMapper;
import io.pulsemill.sums.SumWritable;
import io.pulsemill.table.RowGroup;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * In: (null, reference to a row group). Out: one (null, sums of loss, gradient and, where asked,
 * Hessian at the current weights) per task.
 */
public final class SoftmaxMapper extends RowGroupMapper<SoftmaxSumsWritable> {
  private RowPreparation rows;
  private SoftmaxKernel kernel;
  private SoftmaxSums sum;

  @Override
  protected void start(Configuration conf) throws IOException {
    PassFile pass = PassFile.of(conf);
    rows = pass.rows();
    kernel = rows.kernel(pass.weights(), pass.derivatives());
    sum = kernel.zero();
  }

  @Override
  protected void add(RowGroup group) {
    rows.forEachBlock(group, block -> kernel.add(block, sum));
  }

  @Override
  protected SoftmaxSumsWritable sum() {
    return SumWritable.of(new SoftmaxSumsWritable(), sum);
  }
}
