package io.pulsemill.engine;

import io.pulsemill.sums.SumWritable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** {@link PassSums} on the wire. */
public class PassSumsWritable extends SumWritable<PassSums> {
  @Override
  protected void add(PassSums sum, PassSums term) {
    sum.add(term);
  }

  @Override
  protected void writeValue(PassSums value, DataOutput out) throws IOException {
    value.write(out);
  }

  @Override
  protected PassSums readValue(DataInput in) throws IOException {
    return PassSums.read(in);
  }
}
