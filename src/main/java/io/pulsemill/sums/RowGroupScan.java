package io.pulsemill.sums;

import io.pulsemill.history.TaskParts;
import io.pulsemill.table.RowGroup;
import io.pulsemill.table.RowGroupInputFormat;
import io.pulsemill.table.RowGroupReader;
import io.pulsemill.table.RowGroupRef;
import io.pulsemill.timing.WorkTime;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Mapper;

/**
 * In: (null, reference to a row group), which is read. Out: whatever the task makes of the rows.
 *
 * @param <K> key of what it writes
 * @param <V> value of what it writes
 */
public abstract class RowGroupScan<K, V> extends Mapper<NullWritable, RowGroupRef, K, V> {
  private final WorkTime time = new WorkTime();
  private RowGroupReader rowGroups;

  /** Counted by every task. */
  public enum Read {
    TASKS,
    ROW_GROUPS,
    ROWS
  }

  /** Reads the settings. */
  protected abstract void start(Configuration conf) throws IOException;

  /** Takes the rows of one row group. */
  protected abstract void add(RowGroup rows, Context context)
      throws IOException, InterruptedException;

  /** Called once, after the last row group. */
  protected abstract void finish(Context context) throws IOException, InterruptedException;

  @Override
  protected final void setup(Context context) throws IOException {
    Configuration conf = context.getConfiguration();
    rowGroups = new RowGroupReader(conf, RowGroupInputFormat.columns(conf), time);
    start(conf);
  }

  @Override
  protected final void map(NullWritable key, RowGroupRef where, Context context)
      throws IOException, InterruptedException {
    RowGroup rows = rowGroups.read(where);
    long start = time.start();
    add(rows, context);
    time.compute(start);
    context.getCounter(Read.ROW_GROUPS).increment(1);
    context.getCounter(Read.ROWS).increment(rows.rows());
  }

  @Override
  protected final void cleanup(Context context) throws IOException, InterruptedException {
    rowGroups.close();
    context.getCounter(Read.TASKS).increment(1);
    TaskParts.count(context, time.breakdown());
    finish(context);
  }
}
