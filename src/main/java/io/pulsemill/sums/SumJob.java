package io.pulsemill.sums;

import io.pulsemill.capacity.MapSlots;
import io.pulsemill.job.JobSettings;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowGroupInputFormat;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.hadoop.mapreduce.lib.output.SequenceFileOutputFormat;

/**
 * One pass over a feature table as a MapReduce job: map = sum over row groups, combine, one
 * reducer; the result is one value. Where one reducer would take in more than it soon can, there
 * are several, each with the sums of some map tasks, and the client adds what they leave.
 */
public final class SumJob {
  /** Beyond so many rows per pass the second compiler gains more than it costs. */
  private static final long FIRST_TIER_ROWS = 300_000;

  /** Bytes that a reducer takes in within seconds, about what another one takes to start. */
  private static final double SOON = 256 << 20;

  private SumJob() {}

  /**
   * The job, unsubmitted. At most {@code tasks} map tasks; no more than there are row groups.
   *
   * @param bytes about how large the sum of a task is
   */
  public static <W extends SumWritable<?>> Job create(
      Configuration conf,
      String name,
      FeatureTable table,
      int tasks,
      Class<? extends RowGroupMapper<W>> mapper,
      Class<W> value,
      double bytes,
      Path output)
      throws IOException {
    Job job = over(conf, name, table, tasks);
    job.setMapperClass(mapper);
    job.setCombinerClass(SumReducer.class);
    job.setReducerClass(SumReducer.class);
    job.setNumReduceTasks(reducers(Math.min(tasks, table.rowGroups().size()), bytes));
    job.setPartitionerClass(TaskPartitioner.class);
    job.setMapOutputKeyClass(NullWritable.class);
    job.setMapOutputValueClass(value);

    job.setOutputKeyClass(NullWritable.class);
    job.setOutputValueClass(value);
    job.setOutputFormatClass(SequenceFileOutputFormat.class);
    FileOutputFormat.setOutputPath(job, output);
    return job;
  }

  /** A job over the row groups of a table, of at most {@code tasks} map tasks, without a mapper. */
  public static Job over(Configuration conf, String name, FeatureTable table, int tasks)
      throws IOException {
    Job job = Job.getInstance(JobSettings.of(conf), name);
    job.setJarByClass(SumJob.class);
    if (table.rows() > FIRST_TIER_ROWS) {
      JobSettings.bothTiersInUberJobs(job.getConfiguration());
    }
    JobSettings.startOverInUberJobs(job.getConfiguration(), table.bytes());
    job.setInputFormatClass(RowGroupInputFormat.class);
    RowGroupInputFormat.set(job, table, tasks);
    return job;
  }

  /** How many reducers: one, or so many that each takes in as many sums as the client. */
  public static int reducers(int tasks, double bytes) {
    return tasks * bytes > SOON ? (int) Math.ceil(Math.sqrt(tasks)) : 1;
  }

  /** The one value a finished job left; the sum of what its reducers left. */
  public static <T, W extends SumWritable<T>> W result(Job job, Supplier<W> empty)
      throws IOException {
    W total = empty.get();
    for (int r = 0; r < job.getNumReduceTasks(); r++) {
      Path file =
          new Path(
              FileOutputFormat.getOutputPath(job), String.format(Locale.ROOT, "part-r-%05d", r));
      total.take(read(job.getConfiguration(), file, empty.get()));
    }
    return total;
  }

  private static <W extends SumWritable<?>> W read(Configuration conf, Path file, W into)
      throws IOException {
    try (SequenceFile.Reader reader =
        new SequenceFile.Reader(conf, SequenceFile.Reader.file(file))) {
      if (!reader.next(NullWritable.get(), into)) {
        throw new IOException("%s: expected one sum but found none".formatted(file));
      }
      return into;
    }
  }

  /** Map tasks that ran, as they counted themselves. */
  public static long mapTasks(Job job) throws IOException {
    return job.getCounters().findCounter(RowGroupMapper.Read.TASKS).getValue();
  }

  /**
   * Map tasks if {@code --tasks} is not given: in this JVM one per core; on a cluster one for a
   * table of a block, which runs as an uber job, else as many as run at once.
   */
  public static int defaultTasks(Configuration conf, FeatureTable table) throws IOException {
    if (!JobSettings.isLocal(conf) && JobSettings.fitsUberJob(conf, table.bytes())) {
      return 1;
    }
    return MapSlots.of(conf);
  }
}
