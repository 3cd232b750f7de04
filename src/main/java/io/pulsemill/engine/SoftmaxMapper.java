package io.pulsemill.engine;

import io.pulsemill.sums.RowGroupMapper;
import io.pulsemill.sums.SumWritable;
import io.pulsemill.table.RowGroup;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * In: (null, reference to a row group). Out: one (null, sums of loss, gradient and, where asked,
 * Hessian at the weights of each request) per task.
 */
public final class SoftmaxMapper extends RowGroupMapper<PassSumsWritable> {
  private RowPreparations rows;
  private PassKernels kernels;
  private PassSums sum;

  @Override
  protected void start(Configuration conf) throws IOException {
    PassFile pass = PassFile.of(conf);
    rows = pass.rows();
    kernels = new PassKernels(rows, pass.requests());
    sum = kernels.zero();
  }

  @Override
  protected void add(RowGroup group) {
    rows.forEachBlock(group, block -> kernels.add(block, sum, () -> {}));
  }

  @Override
  protected PassSumsWritable sum() {
    return SumWritable.of(new PassSumsWritable(), sum);
  }
}
