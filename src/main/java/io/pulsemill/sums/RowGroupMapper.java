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
 * In: (null, reference to a row group). Out: one (null, partial sum) per task, written in {@code
 * cleanup} (in-mapper combining), so the shuffle carries one sum per task, not one per row.
 *
 * @param <W> the Writable around the value summed
 */
public abstract class RowGroupMapper<W extends SumWritable<?>>
    extends Mapper<NullWritable, RowGroupRef, NullWritable, W> {
  private final WorkTime time = new WorkTime();
  private RowGroupReader rowGroups;

  /** Counted by every task. */
  public enum Read {
    TASKS,
    ROW_GROUPS,
    ROWS
  }

  /** Reads the settings; the sum starts at zero. */
  protected abstract void start(Configuration conf) throws IOException;

  /** Adds the rows of one row group to the sum. */
  protected abstract void add(RowGroup rows);

  /** The sum over all row groups of the task. */
  protected abstract W sum();

  @Override
  protected final void setup(Context context) throws IOException {
    Configuration conf = context.getConfiguration();
    rowGroups = new RowGroupReader(conf, RowGroupInputFormat.columns(conf), time);
    start(conf);
  }

  @Override
  protected final void map(NullWritable key, RowGroupRef where, Context context)
      throws IOException {
    RowGroup rows = rowGroups.read(where);
    long start = time.start();
    add(rows);
    time.compute(start);
    context.getCounter(Read.ROW_GROUPS).increment(1);
    context.getCounter(Read.ROWS).increment(rows.rows());
  }

  @Override
  protected final void cleanup(Context context) throws IOException, InterruptedException {
    rowGroups.close();
    context.getCounter(Read.TASKS).increment(1);
    TaskParts.count(context, time.breakdown());
    context.write(NullWritable.get(), sum());
  }
}
