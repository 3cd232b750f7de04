package io.pulsemill.job;

import io.pulsemill.scratch.ScratchFolder;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.mapreduce.MRConfig;
import org.apache.hadoop.mapreduce.server.jobtracker.JTConfig;
import org.jspecify.annotations.Nullable;

/**
 * Where a job of the local runner spills and stages. The runner leaves folders behind for each job,
 * and files when it is killed; and by default it stages in one folder for all users, which the
 * first of them owns.
 */
final class LocalJobFolder implements Closeable {
  private static final String KEY = "hadoop.tmp.dir";

  private @Nullable File folder;

  /**
   * Makes one for a job: in the scratch folder of this process, which is in {@code hadoop.tmp.dir}
   * if somebody has set that, else where Java puts temporary files.
   */
  void use(Configuration job) throws IOException {
    Path made = Files.createTempDirectory(scratch(job), "job-");
    folder = made.toFile();
    JobSettings.prefer(job, MRConfig.LOCAL_DIR, made.resolve("local").toString());
    JobSettings.prefer(job, JTConfig.JT_STAGING_AREA_ROOT, made.resolve("staging").toString());
  }

  private static Path scratch(Configuration job) throws IOException {
    if (JobSettings.isDefault(job, KEY)) {
      return ScratchFolder.ofThisProcess();
    }
    Path parent = Path.of(new org.apache.hadoop.fs.Path(job.get(KEY)).toUri().getPath());
    return ScratchFolder.ofThisProcess(Files.createDirectories(parent));
  }

  @Override
  public void close() {
    if (folder != null) {
      FileUtil.fullyDelete(folder); // what is left goes with the process
    }
  }
}
