package io.pulsemill.engine;

import io.pulsemill.sums.SumWritable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A part of {@link PassSums} on the wire, see {@link PassSums#part}. */
public final class PassPartWritable extends SumWritable<PassSums> {
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
    return PassSums.readPart(in);
  }
}
