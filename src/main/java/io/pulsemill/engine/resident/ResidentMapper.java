package io.pulsemill.engine.resident;

import io.pulsemill.engine.Parallel;
import io.pulsemill.engine.TableReading;
import io.pulsemill.job.RowGroupMapper;
import io.pulsemill.table.RowGroupInputFormat;
import io.pulsemill.table.RowGroupRef;
import io.pulsemill.table.RowGroupSplit;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.ipc.RPC;
import org.apache.hadoop.mapreduce.Mapper;

/**
 * In: (null, where a row group stands). Out: nothing; the task stays, as a member of the gang,
 * until the run is over. An attempt at task 0 leads where no other does.
 */
public final class ResidentMapper
    extends Mapper<NullWritable, RowGroupRef, NullWritable, NullWritable> {
  private static final long PAUSE_MILLIS = 100;

  private ResidentTask task;
  private Member member;
  private long lastContact;

  @Override
  public void run(Context context) throws IOException, InterruptedException {
    task = new ResidentTask(context);
    RowGroupSplit split = (RowGroupSplit) context.getInputSplit();
    Configuration conf = context.getConfiguration();
    try (Parallel threads = new Parallel(conf.getInt("mapreduce.map.cpu.vcores", 1));
        SaidLines said =
            task.first()
                ? new SaidLines(task.folder(), task.attemptNumber(), task::status)
                : null) {
      TableReading reading =
          new TableReading(conf, task.plan().settings().columns(), split.rowGroups(), threads);
      member =
          new Member(
              split.number(),
              task.plan(),
              reading,
              threads,
              MessageLimit.of(conf, task.plan().members()),
              task::progress);
      stay(said);
    }
    context.getCounter(RowGroupMapper.Read.TASKS).increment(1);
    context.getCounter(RowGroupMapper.Read.ROW_GROUPS).increment(split.rowGroups().size());
    context.getCounter(RowGroupMapper.Read.ROWS).increment(split.rows());
  }

  private void stay(SaidLines said) throws IOException, InterruptedException {
    lastContact = System.nanoTime();
    boolean over = task.folder().has(RunFolder.OUTCOME);
    while (!over) {
      TaskAddress leader = task.leader();
      boolean reached = leader != null && !leader.attempt().equals(task.attempt());
      reached = reached && follow(leader);
      over = task.folder().has(RunFolder.OUTCOME);
      if (!over && !reached) {
        if (task.first()) {
          new Coordinator(task, RowGroupInputFormat.table(task.conf()), member, said).lead();
        } else {
          await();
        }
      }
    }
  }

  /** Serves who leads, as long as it does; false if it cannot be reached. */
  private boolean follow(TaskAddress leader) throws IOException {
    GangProtocol link = GangRpc.connect(leader.socket(), task.token(), task.conf());
    try {
      member.serve(link, task::needsStatistics, () -> leads(leader));
      return true;
    } catch (Member.LinkLostException e) {
      return false;
    } finally {
      RPC.stopProxy(link);
    }
  }

  private boolean leads(TaskAddress leader) {
    lastContact = System.nanoTime();
    try {
      return leader.equals(task.leader());
    } catch (IOException e) {
      return true; // the folder is out of reach, the leader is not
    }
  }

  private void await() throws IOException, InterruptedException {
    long limit = 2 * task.toReturn().toNanos();
    if (System.nanoTime() - lastContact > limit) {
      throw new IOException(
          "task 0 could not be reached for %d s".formatted(limit / 1_000_000_000));
    }
    task.progress();
    Thread.sleep(PAUSE_MILLIS);
  }
}
