package io.pulsemill.features;

import io.pulsemill.capacity.MapSlots;
import io.pulsemill.job.JobSettings;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.MRJobConfig;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;

/**
 * How many tasks observations of a size get. What a user or administrator has set stays.
 *
 * <ul>
 *   <li>Map tasks: on a cluster as many as run at once, in this JVM four times that, since they end
 *       one by one; small files share a task. One task per block, or file, would pay its start, a
 *       JVM on a cluster, for less than a second of reading; nor does a task read more than {@value
 *       #LARGEST_SHARE} bytes, some 20 seconds of work, as one that fails has to be paid again.
 *   <li>Reduce tasks, and files of the table: one for each {@value #BYTES_A_REDUCER} bytes, so that
 *       what one of them merges does not grow with the input; on a cluster no more than run at
 *       once.
 *   <li>The sort buffer, in this JVM: what a map task can fill. Packed readings are smaller than
 *       their lines.
 * </ul>
 */
final class TaskNumbers {
  private static final int WAVES_IN_THIS_JVM = 4;
  private static final long LARGEST_SHARE = 1L << 32;

  /** So shares of files that do not divide evenly differ by an eighth at most. */
  private static final int PARTS_OF_SHARE = 4;

  private static final String SHARE = "pulsemill.map-bytes";
  private static final long BYTES_A_REDUCER = 3L << 27;
  private static final long SMALLEST_SORT_MB = 8;
  private static final long LARGEST_SORT_MB = 100;

  private TaskNumbers() {}

  /** Sets them in a job's configuration; {@code bytes}: of all input files, as they are stored. */
  static void set(Configuration job, long bytes) throws IOException {
    JobSettings.startOverInUberJobs(job, bytes);
    boolean local = JobSettings.isLocal(job);
    int slots = MapSlots.of(job);
    long share = Math.min(bytes / (local ? WAVES_IN_THIS_JVM * slots : slots) + 1, LARGEST_SHARE);
    if (JobSettings.isDefault(job, FileInputFormat.SPLIT_MINSIZE)
        && JobSettings.isDefault(job, FileInputFormat.SPLIT_MAXSIZE)) {
      job.setLong(SHARE, share);
      job.setLong(FileInputFormat.SPLIT_MINSIZE, (share + PARTS_OF_SHARE - 1) / PARTS_OF_SHARE);
    }
    long reducers = Math.max(1, (bytes + BYTES_A_REDUCER - 1) / BYTES_A_REDUCER);
    long atOnce = local ? reducers : Math.min(reducers, MapSlots.ofReduces(job));
    JobSettings.prefer(job, MRJobConfig.NUM_REDUCES, String.valueOf(atOnce));
    if (local) {
      long sort = Math.max(SMALLEST_SORT_MB, Math.min(share >> 20, LARGEST_SORT_MB));
      JobSettings.prefer(job, MRJobConfig.IO_SORT_MB, String.valueOf(sort));
    } else { // YARN may grant by memory alone; beyond the cores tasks only contend
      JobSettings.prefer(job, MRJobConfig.JOB_RUNNING_MAP_LIMIT, String.valueOf(slots));
    }
  }

  /** Bytes of files that are one map task's share; 0 if a user has said how files are split. */
  static long share(Configuration job) {
    return job.getLong(SHARE, 0);
  }
}
