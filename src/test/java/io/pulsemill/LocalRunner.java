package io.pulsemill;

import io.pulsemill.job.JobRun;
import io.pulsemill.job.JobSettings;
import io.pulsemill.job.Progress;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Job;

/** Runs jobs in this JVM, on the local file system. */
public final class LocalRunner {
  private LocalRunner() {}

  /** A configuration whose jobs keep their scratch files under {@code scratch}. */
  public static Configuration configuration(Path scratch) {
    Configuration conf = new Configuration();
    conf.set("hadoop.tmp.dir", scratch.toString());
    conf.setInt("mapreduce.task.io.sort.mb", 8);
    return JobSettings.of(conf);
  }

  /** Runs a job to its end, which must be a good one. */
  public static Job run(Job job) throws IOException {
    JobRun.run(job, Progress.SILENT);
    return job;
  }
}
