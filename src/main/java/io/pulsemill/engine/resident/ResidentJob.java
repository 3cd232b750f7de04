package io.pulsemill.engine.resident;

import io.pulsemill.job.JobSettings;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowGroupInputFormat;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.MRJobConfig;

/** The one map-only job of a resident run. */
final class ResidentJob {
  private ResidentJob() {}

  /** The job, unsubmitted, with exactly {@code members} tasks. */
  static Job create(Configuration conf, FeatureTable table, int members, GangFolder folder)
      throws IOException {
    Job job = Job.getInstance(JobSettings.of(conf), "resident");
    job.setJarByClass(ResidentJob.class);

    GangJob.set(job.getConfiguration(), folder);
    JobSettings.prefer(
        job.getConfiguration(),
        MRJobConfig.TASK_TIMEOUT,
        String.valueOf(RunPlan.STALL_MILLIS)); // 600,000
    // In an uber job, tasks would run one after the other, but they need each other.
    job.getConfiguration().setBoolean("mapreduce.job.ubertask.enable", false);
    if (JobSettings.isLocal(conf)) {
      job.getConfiguration().setInt("mapreduce.local.map.tasks.maximum", members);
    }

    job.setInputFormatClass(RowGroupInputFormat.class);
    RowGroupInputFormat.set(job, table, members);

    job.setMapperClass(ResidentMapper.class);
    job.setNumReduceTasks(0);

    job.setOutputKeyClass(NullWritable.class);
    job.setOutputValueClass(NullWritable.class);
    job.setOutputFormatClass(ResidentOutputFormat.class);
    return job;
  }
}
