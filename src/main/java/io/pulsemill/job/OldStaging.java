package io.pulsemill.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobID;
import org.apache.hadoop.mapreduce.TypeConverter;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.ApplicationNotFoundException;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What jobs of ours left in the user's staging folder on the cluster. An ApplicationMaster deletes
 * its job's folder when it ends; nobody does if the driver is killed before it has submitted the
 * job, or if every ApplicationMaster was killed.
 */
final class OldStaging {
  private static final Logger LOG = LoggerFactory.getLogger(OldStaging.class);

  /** Longer than any driver takes to submit a job. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final String JOB_FILE = "job.xml";
  private static final int MOST_BYTES = 16 << 20;
  private static final AtomicBoolean DONE = new AtomicBoolean();

  private OldStaging() {}

  /**
   * Once in each process, after a job is submitted: deletes folders of jobs of ours that YARN does
   * not have or that have ended. A run does not fail for what another one left.
   */
  static void deleteBeside(Job job) {
    if (DONE.getAndSet(true)) {
      return;
    }
    try {
      Path staging = job.getCluster().getStagingAreaDir();
      List<FileStatus> old =
          candidates(staging.getFileSystem(job.getConfiguration()), staging, Instant.now());
      if (!old.isEmpty()) {
        deleteEnded(staging.getFileSystem(job.getConfiguration()), old, job.getConfiguration());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      LOG.info("old files of jobs are not deleted: {}", e.toString());
    }
  }

  /** Folders of jobs with our jar in which nothing has come or gone for a day. */
  static List<FileStatus> candidates(FileSystem files, Path staging, Instant now)
      throws IOException {
    List<FileStatus> old = new ArrayList<>();
    for (FileStatus folder : files.listStatus(staging)) {
      boolean recent = Instant.ofEpochMilli(folder.getModificationTime()).isAfter(now.minus(KEPT));
      if (folder.isDirectory()
          && folder.getPath().getName().matches("job_[0-9]+_[0-9]+")
          && !recent
          && isOurs(files, new Path(folder.getPath(), JOB_FILE))) {
        old.add(folder);
      }
    }
    return old;
  }

  private static boolean isOurs(FileSystem files, Path jobFile) throws IOException {
    try (FSDataInputStream in = files.open(jobFile)) {
      if (files.getFileStatus(jobFile).getLen() > MOST_BYTES) {
        return false;
      }
      Configuration job = new Configuration(false);
      job.addResource(in, jobFile.toString());
      return job.get("mapreduce.job.jar", "").contains(JobJar.FOLDER + "/");
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  private static void deleteEnded(FileSystem files, List<FileStatus> old, Configuration conf)
      throws IOException {
    YarnQuestion.ask(
        conf,
        yarn -> {
          for (FileStatus folder : old) {
            if (hasEnded(yarn, JobID.forName(folder.getPath().getName()))) {
              files.delete(folder.getPath(), true);
            }
          }
          return true;
        });
  }

  private static boolean hasEnded(YarnClient yarn, JobID job) throws IOException, YarnException {
    try {
      ApplicationReport report = yarn.getApplicationReport(TypeConverter.toYarn(job).getAppId());
      return report.getFinalApplicationStatus() != FinalApplicationStatus.UNDEFINED;
    } catch (ApplicationNotFoundException e) {
      return true; // never submitted, or long ago
    }
  }
}
