package io.pulsemill.engine.resident;

import io.pulsemill.capacity.FreeSlots;
import io.pulsemill.capacity.MapSlots;
import io.pulsemill.costmodel.HeapBudget;
import io.pulsemill.job.JobSettings;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowChoice;
import io.pulsemill.table.RowGroupPacking;
import io.pulsemill.table.RowGroupRef;
import io.pulsemill.timing.Deadline;
import io.pulsemill.timing.Ticker;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapreduce.TaskType;

/**
 * How many tasks hold a table's rows, and whether they can.
 *
 * @param members number of tasks, at least 1
 * @param problem why a gang of that size is impossible; null if it is possible
 */
public record GangSize(int members, String problem) {
  private static final Duration LAST_MASTER = Duration.ofSeconds(6);
  private static final Duration POLL = Duration.ofMillis(500);

  /**
   * The gang for a table, here and now.
   *
   * @param asked number of tasks; null: as many as the queue can grant now, and no more than there
   *     are row groups
   * @param evaluated rows to be evaluated, which are kept beside those that train; null: none
   */
  public static GangSize of(
      Configuration conf, FeatureTable table, Integer asked, RowChoice evaluated)
      throws IOException {
    int slots = asked == null ? freeSlots(conf, table.rowGroups().size()) : asked;
    if (slots == 0) {
      return new GangSize(1, "the queue can grant no task now");
    }
    List<List<RowGroupRef>> parts = RowGroupPacking.pack(table.rowGroups(), slots);
    boolean local = JobSettings.isLocal(conf);
    long rows = local ? table.rows() : parts.stream().mapToLong(GangSize::rows).max().orElseThrow();
    HeapBudget heap = new HeapBudget(local ? Runtime.getRuntime().maxMemory() : heap(conf));
    double needed = HeapBudget.rowBytes(rows, table.features().size(), copies(evaluated));
    return new GangSize(
        parts.size(),
        heap.fits(needed)
            ? null
            : "%d rows of %d features in one of %d tasks need %d MB, but half of its heap is %d MB"
                .formatted(
                    rows,
                    table.features().size(),
                    parts.size(),
                    (long) needed >> 20,
                    (long) heap.bytes() >> 20));
  }

  /**
   * The gang for a table; requested tasks that the queue cannot grant now are a problem at once.
   */
  public static GangSize withinReach(
      Configuration conf, FeatureTable table, Integer asked, RowChoice evaluated)
      throws IOException {
    GangSize size = of(conf, table, asked, evaluated);
    int free = asked == null || size.problem != null ? size.members : FreeSlots.of(conf);
    return size.members <= free
        ? size
        : new GangSize(
            size.members, "the queue can grant %d of %d tasks now".formatted(free, size.members));
  }

  /** How often a row may be kept: twice if it trains and is {@code evaluated} too; null: none. */
  static int copies(RowChoice evaluated) {
    return evaluated == null || evaluated == RowChoice.TEST ? 1 : 2;
  }

  /** The AM of the previous job, and its container, live on for five seconds. */
  private static int freeSlots(Configuration conf, int wanted) throws IOException {
    int most = Math.min(wanted, MapSlots.of(conf));
    Deadline end = Deadline.after(Ticker.SYSTEM, LAST_MASTER);
    int free = FreeSlots.of(conf);
    while (free < most && !end.passed()) {
      try {
        Thread.sleep(POLL.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw (IOException) new InterruptedIOException("Interrupted").initCause(e);
      }
      free = FreeSlots.of(conf);
    }
    return free;
  }

  private static long rows(List<RowGroupRef> part) {
    return part.stream().mapToLong(RowGroupRef::rows).sum();
  }

  /** Bytes of heap of a map task. */
  private static long heap(Configuration conf) {
    JobConf job = new JobConf(JobSettings.of(conf));
    return (long) JobConf.parseMaximumHeapSizeMB(job.getTaskJavaOpts(TaskType.MAP)) << 20;
  }
}
