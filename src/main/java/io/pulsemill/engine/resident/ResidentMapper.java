package io.pulsemill.engine.resident;

import io.pulsemill.engine.Parallel;
import io.pulsemill.engine.TableReading;
import io.pulsemill.history.TaskParts;
import io.pulsemill.job.JobSettings;
import io.pulsemill.sums.RowGroupMapper;
import io.pulsemill.table.DamagedTableException;
import io.pulsemill.table.RowGroupRef;
import io.pulsemill.table.RowGroupSplit;
import io.pulsemill.timing.PhaseClock;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.ipc.RPC;
import org.apache.hadoop.mapreduce.Mapper;

/**
 * In: (null, reference to a row group). Out: nothing; the task stays, as a member of the gang,
 * until the run is over. An attempt at task 0 leads if no other does.
 */
public final class ResidentMapper
    extends Mapper<NullWritable, RowGroupRef, NullWritable, NullWritable> {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Ticker ticker = Ticker.SYSTEM;
  private final PhaseClock clock = new PhaseClock(ticker);

  /** What members other than task 0, which needs no wire, sent to it. */
  enum Moved {
    SENT_BYTES
  }

  private ResidentTask task;
  private Member member;

  @Override
  public void run(Context context) throws IOException, InterruptedException {
    task = new ResidentTask(context);
    RowGroupSplit split = (RowGroupSplit) context.getInputSplit();
    Configuration conf = context.getConfiguration();
    try (Parallel threads = new Parallel(task.cores());
        ProgressLogWriter said =
            task.first()
                ? new ProgressLogWriter(task.folder(), task.attemptNumber(), task::status)
                : null) {
      TableReading reading =
          new TableReading(
              conf, task.plan().settings().columns(), split.rowGroups(), threads, task::progress);
      member =
          new Member(
              split.number(),
              task.plan(),
              reading,
              threads,
              MessageLimit.of(conf, task.plan().members()),
              task::progress,
              ticker);
      stay(said);
    } catch (IOException | RuntimeException e) {
      endWhereNobodyCanHelp(e);
      throw e;
    }
    context.getCounter(RowGroupMapper.Read.TASKS).increment(1);
    context.getCounter(RowGroupMapper.Read.ROW_GROUPS).increment(split.rowGroups().size());
    context.getCounter(RowGroupMapper.Read.ROWS).increment(split.rows());
    if (task.first()) {
      TaskParts.count(context, clock.parts());
    } else {
      context.getCounter(Moved.SENT_BYTES).increment(member.sent());
    }
  }

  /**
   * Ends the run for all if another attempt would fare no better: the table is not what it was, or
   * there is none, as the local runner starts no task again and looks at failures when all have
   * ended.
   */
  private void endWhereNobodyCanHelp(Exception failure) throws IOException {
    Outcome outcome = null;
    if (failure instanceof DamagedTableException) {
      outcome = new Outcome.Refused(failure.getMessage());
    } else if (JobSettings.isLocal(task.conf())) {
      outcome = new Outcome.GangLost("a task failed: " + failure);
    }
    if (outcome != null && !task.folder().has(GangFolder.OUTCOME)) {
      task.folder().write(GangFolder.OUTCOME, outcome::write);
    }
  }

  private void stay(ProgressLogWriter said) throws IOException, InterruptedException {
    while (!task.folder().has(GangFolder.OUTCOME)) {
      TaskAddress leader = task.leader();
      boolean another = leader != null && !leader.attempt().equals(task.attempt());
      if (another && follow(leader)) {
        continue;
      }
      if (task.first() && !task.folder().has(GangFolder.OUTCOME)) {
        new Coordinator(task, member, said, clock, ticker).lead();
      } else {
        pause();
      }
    }
  }

  /** Serves the leader as long as it leads; false if it cannot be reached. */
  private boolean follow(TaskAddress leader) throws IOException {
    InetSocketAddress address = leader.socket();
    if (address.isUnresolved()) {
      return false; // its machine is gone, and its name
    }
    GangProtocol link = GangRpc.connect(address, task.token(), task.conf());
    try {
      member.serve(link, task::needsStatistics, () -> leads(leader));
      return true;
    } catch (Member.LinkLostException e) {
      task.status("task 0 at %s: %s".formatted(address, e.getCause()));
      return false;
    } finally {
      RPC.stopProxy(link);
    }
  }

  private boolean leads(TaskAddress leader) {
    try {
      return leader.equals(task.leader());
    } catch (IOException e) {
      return true; // the folder is out of reach, the leader is not
    }
  }

  /** A moment without task 0; too many of them end the run. */
  private void pause() throws IOException, InterruptedException {
    Duration limit = task.toReturn().multipliedBy(2);
    if (member.silence().compareTo(limit) > 0) {
      Outcome lost =
          new Outcome.GangLost("task 0 could not be reached for %d s".formatted(limit.toSeconds()));
      task.folder().write(GangFolder.OUTCOME, lost::write);
      return;
    }
    task.progress();
    Thread.sleep(PAUSE.toMillis());
  }
}
