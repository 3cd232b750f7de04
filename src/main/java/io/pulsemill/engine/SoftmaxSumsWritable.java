package io.pulsemill.engine;

import io.pulsemill.softmax.SoftmaxSums;
import io.pulsemill.sums.SumWritable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** {@link SoftmaxSums} on the wire. */
public final class SoftmaxSumsWritable extends SumWritable<SoftmaxSums> {
  @Override
  protected void add(SoftmaxSums sum, SoftmaxSums term) {
    sum.add(term);
  }

  @Override
  protected void writeValue(SoftmaxSums value, DataOutput out) throws IOException {
    value.write(out);
  }

  @Override
  protected SoftmaxSums readValue(DataInput in) throws IOException {
    return SoftmaxSums.read(in);
  }
}
