package io.pulsemill.sums;

import io.pulsemill.metrics.Scores;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** {@link Scores} on the wire. */
public final class ScoresWritable extends SumWritable<Scores> {
  @Override
  protected void add(Scores sum, Scores term) {
    sum.add(term);
  }

  @Override
  protected void writeValue(Scores value, DataOutput out) throws IOException {
    value.write(out);
  }

  @Override
  protected Scores readValue(DataInput in) throws IOException {
    return Scores.read(in);
  }
}
