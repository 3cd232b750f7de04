package io.pulsemill.table;

import java.util.List;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;

/** Hands out the row groups of a {@link RowGroupSplit}, one per record. */
final class RowGroupRecordReader extends RecordReader<NullWritable, RowGroupRef> {
  private List<RowGroupRef> rowGroups = List.of();
  private int current = -1;

  @Override
  public void initialize(InputSplit split, TaskAttemptContext context) {
    rowGroups = ((RowGroupSplit) split).rowGroups();
    current = -1;
  }

  @Override
  public boolean nextKeyValue() {
    current++;
    return current < rowGroups.size();
  }

  @Override
  public NullWritable getCurrentKey() {
    return NullWritable.get();
  }

  @Override
  public RowGroupRef getCurrentValue() {
    return rowGroups.get(current);
  }

  /** The share of row groups that are done; the current one is not. */
  @Override
  public float getProgress() {
    return rowGroups.isEmpty() ? 1 : Math.max(0, current) / (float) rowGroups.size();
  }

  @Override
  public void close() {}
}
