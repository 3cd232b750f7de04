package io.pulsemill.sums;

import io.pulsemill.table.RowGroup;
import java.io.IOException;
import org.apache.hadoop.io.NullWritable;

/**
 * In: (null, reference to a row group). Out: one (null, partial sum) per task, written in {@code
 * cleanup} (in-mapper combining), so the shuffle carries one sum per task, not one per row.
 *
 * @param <W> the Writable around the value summed
 */
public abstract class RowGroupMapper<W extends SumWritable<?>>
    extends RowGroupScan<NullWritable, W> {
  /** Adds the rows of one row group to the sum. */
  protected abstract void add(RowGroup rows);

  /** The sum over all row groups of the task. */
  protected abstract W sum();

  @Override
  protected final void add(RowGroup rows, Context context) {
    add(rows);
  }

  @Override
  protected final void finish(Context context) throws IOException, InterruptedException {
    context.write(NullWritable.get(), sum());
  }
}
