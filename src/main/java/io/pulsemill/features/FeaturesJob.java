package io.pulsemill.features;

import io.pulsemill.InputException;
import io.pulsemill.job.JobSettings;
import io.pulsemill.statistics.TrainingStatistics;
import io.pulsemill.table.FeatureRow;
import io.pulsemill.table.FeatureTableOutputFormat;
import io.pulsemill.table.StatisticsFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;

/** From observations to the feature table. */
public final class FeaturesJob {
  private FeaturesJob() {}

  /**
   * The job, not yet submitted. {@code mapreduce.job.reduces} sets the number of files of the
   * table; by default that grows with the input ({@link TaskNumbers}). Submitting inspects the
   * input and throws {@link InputException} if it cannot be used. A job that succeeds has made a
   * table only if {@link InputVerdict#failure} allows it.
   *
   * @param input files, folders (read with all below them) and globs, separated by commas; see
   *     {@link io.pulsemill.table.InputPaths}
   * @param output the folder the job makes
   */
  public static Job create(Configuration conf, FeaturesSettings settings, String input, Path output)
      throws IOException {
    Job job = Job.getInstance(JobSettings.of(conf), "features: " + input + " -> " + output);
    job.setJarByClass(FeaturesJob.class);
    settings.write(job.getConfiguration());
    JobSettings.firstTierInTasks(job.getConfiguration());

    setInput(job, input);
    job.setMapperClass(InputMapper.class);
    job.setMapOutputKeyClass(GroupKey.class);
    job.setMapOutputValueClass(MapValue.class);
    SortedMapOutput.prefer(job.getConfiguration());

    if (job.getNumReduceTasks() < 1) {
      throw new InputException(
          "mapreduce.job.reduces: expected 1 or more but found " + job.getNumReduceTasks());
    }
    job.setPartitionerClass(GroupPartitioner.class);
    job.setReducerClass(FeaturesReducer.class);
    job.setReduceSpeculativeExecution(false); // two attempts would write the same files

    job.setOutputKeyClass(NullWritable.class);
    job.setOutputValueClass(FeatureRow.class);
    job.setOutputFormatClass(FeatureTableOutputFormat.class);
    FeatureTableOutputFormat.set(
        job.getConfiguration(), settings.featureNames(), settings.rowGroupRows());
    BadEntryFiles.set(job);
    FileOutputFormat.setOutputPath(job, output);
    return job;
  }

  /**
   * Looks at an input as submitting a job does.
   *
   * @param option that names it, for messages
   * @throws InputException if it cannot be used
   */
  public static void check(
      Configuration conf, FeaturesSettings settings, String input, String option)
      throws IOException {
    Job job = Job.getInstance(conf);
    settings.write(job.getConfiguration());
    InputList.set(job, input, option);
    new ObservationInputFormat(option).getSplits(job);
  }

  /** Whether the table of a job that was submitted has a label column. */
  public static boolean labeled(Job job) {
    return FeatureTableOutputFormat.labeled(job.getConfiguration());
  }

  /** The columns of a job that was submitted that folders give though files have them too. */
  public static List<String> shadowed(Job job) {
    return DialectSettings.get(job.getConfiguration(), ObservationInputFormat.SHADOWED);
  }

  /** The statistics a finished job was asked for ({@link StatisticsFiles}), whose files go. */
  public static TrainingStatistics statistics(Job job, Path output) throws IOException {
    Configuration conf = job.getConfiguration();
    return StatisticsFiles.take(conf, output, FeatureTableOutputFormat.features(conf));
  }

  /** The files a job reads, each once, in the order of their paths. */
  public static List<FileStatus> inputFiles(Job job) throws IOException {
    List<FileStatus> files = new ArrayList<>(new ObservationInputFormat().listStatus(job));
    if (ColumnSources.read(job.getConfiguration()).labels() != null) {
      files.addAll(new ObservationInputFormat(true).listStatus(InputList.labels(job)));
    }
    return files.stream().distinct().sorted(Comparator.comparing(FileStatus::getPath)).toList();
  }

  static void setInput(Job job, String input) throws IOException {
    InputList.set(job, input, "--input");
    job.setInputFormatClass(ObservationInputFormat.class);
  }
}
