package io.pulsemill.job;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.ResourceMgrDelegate;
import org.apache.hadoop.mapred.YARNRunner;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobID;
import org.apache.hadoop.mapreduce.JobStatus;
import org.apache.hadoop.mapreduce.TypeConverter;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * The status of a job on YARN, by a client that gives up a silent worker after seconds. A job's own
 * client tries an ApplicationMaster's address four times, up to 20 s each, and waits 120 s for an
 * answer, before it asks the ResourceManager where the job runs now, or whether it has ended.
 */
final class PromptStatus implements StatusSource, Closeable {
  private static final int CONNECT_MILLIS = 2000;
  private static final int ANSWER_MILLIS = 4000;

  /** Of the history server, a tenth of a second apart if its host refuses. */
  private static final int TRIES = 100;

  private static final Pattern STAMP = Pattern.compile("^\\[[^]]*\\] ");
  private static final Pattern DETAILS = Pattern.compile("(?s)\\s*(?:Details :|\\n).*");

  private final ResourceMgrDelegate manager;
  private final YARNRunner yarn;
  private final JobID id;

  private PromptStatus(Configuration conf, JobID id) {
    manager = new ResourceMgrDelegate(new YarnConfiguration(conf));
    yarn = new YARNRunner(conf, manager);
    this.id = id;
  }

  /** Of a job that has been submitted. */
  static PromptStatus of(Job job) {
    return new PromptStatus(hasty(job.getConfiguration()), job.getJobID());
  }

  @Override
  public JobStatus get() throws IOException, InterruptedException {
    return yarn.getJobStatus(id);
  }

  /** The first sentences of YARN's own report, and how many workers there are. */
  @Override
  public Optional<String> waitsFor() throws IOException {
    try {
      ApplicationId application = TypeConverter.toYarn(id).getAppId();
      String report = String.valueOf(manager.getApplicationReport(application).getDiagnostics());
      int workers = manager.getYarnClusterMetrics().getNumNodeManagers();
      return Optional.of(
          "%s (%d NodeManagers run)"
              .formatted(
                  STAMP.matcher(DETAILS.matcher(report).replaceFirst("")).replaceFirst(""),
                  workers));
    } catch (YarnException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    yarn.close();
  }

  private static Configuration hasty(Configuration job) {
    Configuration hasty = new Configuration(job);
    hasty.setInt("yarn.app.mapreduce.client-am.ipc.max-retries", 0);
    hasty.setInt("yarn.app.mapreduce.client-am.ipc.max-retries-on-timeouts", 0);
    hasty.setInt("ipc.client.connect.timeout", CONNECT_MILLIS);
    hasty.setInt("ipc.client.rpc-timeout.ms", ANSWER_MILLIS);
    hasty.setInt("yarn.app.mapreduce.client.max-retries", TRIES);
    return hasty;
  }
}
