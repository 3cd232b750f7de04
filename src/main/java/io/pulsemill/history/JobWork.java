package io.pulsemill.history;

import io.pulsemill.job.JobCounters;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.mapreduce.FileSystemCounter;
import org.apache.hadoop.mapreduce.TaskCounter;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of a job used, from their counters; null if those do not have it. The local
 * runner's do not: its tasks run side by side in one JVM, and each counts all of it.
 *
 * @param cpuMillis of the tasks' processes from a task's start to its end: neither a JVM's start
 *     nor the AM is in it; of an uber job: the ApplicationMaster's process while a task ran
 * @param gcMillis of the tasks' JVMs while a task ran
 * @param bytesRead from file systems, the tasks' own disks (spills) excluded; of an uber job: by
 *     the AM's JVM from its start to the end of the last task
 * @param bytesWritten to file systems, as bytesRead
 * @param bytesShuffled from maps to reduces, as they went over the wire
 */
public record JobWork(
    @Nullable Long cpuMillis,
    @Nullable Long gcMillis,
    @Nullable Long bytesRead,
    @Nullable Long bytesWritten,
    @Nullable Long bytesShuffled) {
  static final JobWork UNKNOWN = new JobWork(null, null, null, null, null);

  /** Each task in its own JVM. */
  static JobWork ofContainers(JobCounters job) {
    return new JobWork(
        job.value(TaskCounter.CPU_MILLISECONDS),
        job.value(TaskCounter.GC_TIME_MILLIS),
        job.ofFileSystems(FileSystemCounter.BYTES_READ),
        job.ofFileSystems(FileSystemCounter.BYTES_WRITTEN),
        job.value(TaskCounter.REDUCE_SHUFFLE_BYTES));
  }

  /**
   * One task after the other in the AM's JVM. File systems count by JVM, so the job's counters
   * would have what the first task read once for each task; the largest of the tasks has it once.
   */
  static JobWork ofUber(JobCounters job, List<JobCounters> tasks) {
    return new JobWork(
        job.value(TaskCounter.CPU_MILLISECONDS),
        job.value(TaskCounter.GC_TIME_MILLIS),
        largest(tasks, FileSystemCounter.BYTES_READ),
        largest(tasks, FileSystemCounter.BYTES_WRITTEN),
        job.value(TaskCounter.REDUCE_SHUFFLE_BYTES));
  }

  private static @Nullable Long largest(List<JobCounters> tasks, FileSystemCounter what) {
    return tasks.stream()
        .map(task -> task.ofFileSystems(what))
        .filter(Objects::nonNull)
        .max(Long::compare)
        .orElse(null);
  }
}
