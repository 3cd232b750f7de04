package io.pulsemill.engine;

import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.sums.SumWritable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** {@link TrainingStatistics} on the wire. */
public final class TrainingStatisticsWritable extends SumWritable<TrainingStatistics> {
  @Override
  protected void add(TrainingStatistics sum, TrainingStatistics term) {
    sum.add(term);
  }

  @Override
  protected void writeValue(TrainingStatistics value, DataOutput out) throws IOException {
    value.write(out);
  }

  @Override
  protected TrainingStatistics readValue(DataInput in) throws IOException {
    return TrainingStatistics.read(in);
  }
}
