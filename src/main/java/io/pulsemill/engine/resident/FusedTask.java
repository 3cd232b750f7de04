package io.pulsemill.engine.resident;

import io.pulsemill.costmodel.HeapBudget;
import io.pulsemill.engine.Parallel;
import io.pulsemill.job.JobSettings;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.GatheredRows;
import io.pulsemill.timing.Ticker;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.hadoop.mapreduce.TaskInputOutputContext;

/**
 * What a reduce task does beside making a part of the table: it hands its rows to a thread that is
 * a member of a gang, and ends when the gang has trained and evaluated. For one thread.
 */
public final class FusedTask implements Closeable {
  private final ResidentTask task;
  private final Parallel threads;
  private final ProgressLogWriter said;
  private GatheredRows gathered;
  private final HandedRows handed;
  private final Member member;
  private final Membership membership;
  private final CompletableFuture<Void> staying = new CompletableFuture<>();
  private boolean made;

  private FusedTask(ResidentTask task) throws IOException {
    this.task = task;
    RunPlan plan = task.plan();
    threads = new Parallel(task.cores());
    said = ProgressLogWriter.of(task);
    gathered = new GatheredRows(plan.settings().columns().features().size());
    handed = new HandedRows(heap(task), GangSize.copies(plan.evaluated()));
    member = task.member(handed, threads, Ticker.SYSTEM);
    handed.whileWaiting(member::sign); // that the task itself is stuck is for MapReduce to see
    membership = new Membership(task, member, said, Ticker.SYSTEM);
  }

  /** Joins the gang of the task's job; the task has no rows yet. */
  public static FusedTask begin(TaskInputOutputContext<?, ?, ?, ?> context) throws IOException {
    FusedTask begun = new FusedTask(new ResidentTask(context));
    Thread thread = new Thread(begun::stay, "pulsemill-gang");
    thread.setDaemon(true);
    thread.start();
    return begun;
  }

  /** Takes a row that the task has made. */
  public void add(FeatureRow row) {
    if (gathered == null) {
      return;
    }
    try {
      gathered.add(row);
      if (gathered.full()) {
        handed.hand(gathered.take());
      }
    } catch (OutOfMemoryError e) {
      gathered = null; // the table can do without
      handed.giveUp(
          "cannot hold its rows in a heap of %d MB"
              .formatted(Runtime.getRuntime().maxMemory() >> 20));
    }
  }

  /**
   * All rows are made: waits until the gang's run is over, well or not, and counts where the time
   * went.
   *
   * @throws IOException if this member failed
   */
  public void await(TaskInputOutputContext<?, ?, ?, ?> context) throws IOException {
    if (gathered != null) {
      handed.hand(gathered.take());
      gathered = null;
    }
    handed.end();
    made = true;
    try {
      staying.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
    if (task.first()) {
      FusedParts.count(context, membership.parts());
    } else {
      context.getCounter(ResidentMapper.Moved.SENT_BYTES).increment(member.sent());
    }
  }

  /** Lets go of the gang; without {@link #await} before, as a task that failed. */
  @Override
  public void close() throws IOException {
    if (!made) {
      handed.fail();
    }
    threads.close();
    if (said != null) {
      said.close();
    }
  }

  private void stay() {
    try {
      membership.stay();
      staying.complete(null);
    } catch (Exception | Error e) { // for the task's own thread to throw
      staying.completeExceptionally(e);
    } finally {
      handed.discard();
    }
  }

  /** What the rows may have a part of; tasks in one JVM share its heap. */
  private static HeapBudget heap(ResidentTask task) {
    long all = Runtime.getRuntime().maxMemory();
    return new HeapBudget(JobSettings.isLocal(task.conf()) ? all / task.members() : all);
  }
}
