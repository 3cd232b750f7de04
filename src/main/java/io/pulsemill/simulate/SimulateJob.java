package io.pulsemill.simulate;

import io.pulsemill.job.JobSettings;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.IntWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;

/** Simulates observations into {@code ts_data_1.csv}, {@code ts_data_2.csv}, …: map only. */
public final class SimulateJob {
  private SimulateJob() {}

  /** The job, not yet submitted; {@code output} is the folder it makes. */
  public static Job create(Configuration conf, SimulateSettings settings, Path output)
      throws IOException {
    Job job =
        Job.getInstance(
            JobSettings.of(conf), "simulate: " + settings.subjects() + " subjects -> " + output);
    job.setJarByClass(SimulateJob.class);
    settings.write(job.getConfiguration());

    job.setInputFormatClass(SimulateInputFormat.class);
    job.setMapperClass(SimulateMapper.class);
    job.setNumReduceTasks(0);

    job.setOutputKeyClass(IntWritable.class);
    job.setOutputValueClass(Text.class);
    job.setOutputFormatClass(SimulateOutputFormat.class);
    FileOutputFormat.setOutputPath(job, output);
    return job;
  }

  /** Number of readings, lines without the headers, a finished job wrote. */
  public static long readings(Counters counters) {
    return counters.findCounter(SimulateMapper.Simulated.READINGS).getValue();
  }
}
