package io.pulsemill.table;

import io.pulsemill.statistics.TrainingSplit;
import io.pulsemill.statistics.TrainingStatistics;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Statistics of a table's training rows, taken by the tasks that write it: files {@code
 * _statistics/part-r-<task>} beside the table's, each as {@link TrainingStatistics#write} writes
 * it. They save training the job that would read the table for nothing else.
 */
public final class StatisticsFiles {
  private static final String FOLDER = "_statistics";
  private static final String ASKED = "pulsemill.table.statistics";
  private static final String CROSS_PRODUCTS = "pulsemill.table.statistics.cross-products";

  private StatisticsFiles() {}

  /** Asks the tasks of a job that writes a table for statistics. */
  public static void ask(Configuration job, TrainingSplit split, boolean crossProducts) {
    job.setBoolean(ASKED, true);
    job.setBoolean(CROSS_PRODUCTS, crossProducts);
    SplitSettings.set(job, split);
  }

  /** Whether a job was asked. */
  public static boolean asked(Configuration job) {
    return job.getBoolean(ASKED, false);
  }

  /** Statistics over no rows yet, of a job that was asked. */
  static TrainingStatistics zero(Configuration job, List<String> features) {
    return new TrainingStatistics(
        features, SplitSettings.of(job), job.getBoolean(CROSS_PRODUCTS, true));
  }

  /**
   * Writes those of one task.
   *
   * @param work the task's own folder, committed with its part of the table
   * @param name {@code part-r-<task>}
   */
  static void write(Configuration job, Path work, String name, TrainingStatistics statistics)
      throws IOException {
    Path file = new Path(new Path(work, FOLDER), name);
    try (DataOutputStream out = file.getFileSystem(job).create(file)) {
      statistics.write(out);
    }
  }

  /** The sum of what the tasks of a finished job wrote, whose files go. */
  public static TrainingStatistics take(Configuration job, Path output, List<String> features)
      throws IOException {
    TrainingStatistics sum = zero(job, features);
    Path folder = new Path(output, FOLDER);
    FileSystem files = folder.getFileSystem(job);
    for (FileStatus part : files.listStatus(folder)) {
      try (FSDataInputStream in = files.open(part.getPath())) {
        sum.add(TrainingStatistics.read(in));
      }
    }
    if (!files.delete(folder, true)) {
      throw new IOException("%s cannot be deleted".formatted(folder));
    }
    return sum;
  }
}
