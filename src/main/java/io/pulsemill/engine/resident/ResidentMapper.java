package io.pulsemill.engine.resident;

import io.pulsemill.engine.Parallel;
import io.pulsemill.engine.TableReading;
import io.pulsemill.history.TaskParts;
import io.pulsemill.sums.RowGroupMapper;
import io.pulsemill.table.RowGroupRef;
import io.pulsemill.table.RowGroupSplit;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Mapper;

/**
 * In: (null, reference to a row group). Out: nothing; the task stays, as a member of the gang,
 * until the run is over.
 */
public final class ResidentMapper
    extends Mapper<NullWritable, RowGroupRef, NullWritable, NullWritable> {

  /** What members other than task 0, which needs no wire, sent to it. */
  enum Moved {
    SENT_BYTES
  }

  @Override
  public void run(Context context) throws IOException, InterruptedException {
    ResidentTask task = new ResidentTask(context);
    RowGroupSplit split = (RowGroupSplit) context.getInputSplit();
    Configuration conf = context.getConfiguration();
    try (Parallel threads = new Parallel(task.cores());
        ProgressLogWriter said = ProgressLogWriter.of(task)) {
      TableReading reading =
          new TableReading(
              conf, task.plan().settings().columns(), split.rowGroups(), threads, task::progress);
      Member member = task.member(reading, threads, Ticker.SYSTEM);
      Membership membership = new Membership(task, member, said, Ticker.SYSTEM);
      membership.stay();
      if (task.first()) {
        TaskParts.count(context, membership.parts());
      } else {
        context.getCounter(Moved.SENT_BYTES).increment(member.sent());
      }
    }
    context.getCounter(RowGroupMapper.Read.TASKS).increment(1);
    context.getCounter(RowGroupMapper.Read.ROW_GROUPS).increment(split.rowGroups().size());
    context.getCounter(RowGroupMapper.Read.ROWS).increment(split.rows());
  }
}
