package io.pulsemill.engine.resident;

import io.pulsemill.job.JobSettings;
import io.pulsemill.table.FeatureTable;
import io.pulsemill.table.RowGroupInputFormat;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.MRJobConfig;
import org.apache.hadoop.mapreduce.security.token.JobTokenIdentifier;
import org.apache.hadoop.mapreduce.security.token.JobTokenSecretManager;
import org.apache.hadoop.security.token.Token;

/** The one map-only job of a resident run. */
final class ResidentJob {
  private ResidentJob() {}

  /** The job, unsubmitted, with exactly {@code members} tasks. */
  static Job create(Configuration conf, FeatureTable table, int members, GangFolder folder)
      throws IOException {
    Job job = Job.getInstance(JobSettings.of(conf), "resident");
    job.setJarByClass(ResidentJob.class);

    set(job.getConfiguration(), folder);
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

  /** What a job needs whose tasks meet in that folder. */
  static void set(Configuration job, GangFolder folder) throws IOException {
    folder.set(job);
    JobSettings.prefer(
        job, MRJobConfig.TASK_TIMEOUT, String.valueOf(RunPlan.STALL_MILLIS)); // 600,000
    // In an uber job, tasks would run one after the other, but they need each other.
    job.setBoolean("mapreduce.job.ubertask.enable", false);
    if (JobSettings.isLocal(job)) {
      // Its runner makes no token, and starts tasks before it hands them the job's credentials.
      folder.write(GangFolder.TOKEN, token(folder)::write);
    }
  }

  private static Token<JobTokenIdentifier> token(GangFolder folder) {
    JobTokenIdentifier identifier =
        new JobTokenIdentifier(new Text(folder.file(GangFolder.PLAN).getParent().getName()));
    return new Token<>(identifier, new JobTokenSecretManager());
  }
}
