package io.pulsemill.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldStagingTest {
  private static final String OURS = "hdfs://host:8020/user/me/.pulsemill/jars/12ab.jar";
  private static final Duration OLD = Duration.ofHours(25);

  @TempDir private Path folder;

  @Test
  void onlyOldFoldersOfJobsWithOurJarAreCandidates() throws IOException {
    job("job_1_0001", OURS, OLD);
    job("job_1_0002", OURS, Duration.ofHours(23));
    job("job_1_0003", "hdfs://host:8020/user/me/other.jar", OLD);
    job("job_1_0004", null, OLD);
    job("keep", OURS, OLD);
    FileSystem files = FileSystem.getLocal(new Configuration()).getRaw();
    assertThat(
            OldStaging.candidates(
                files, new org.apache.hadoop.fs.Path(folder.toUri()), Instant.now()))
        .extracting(status -> status.getPath().getName())
        .containsExactly("job_1_0001");
  }

  private void job(String name, String jar, Duration age) throws IOException {
    Path job = Files.createDirectory(folder.resolve(name));
    if (jar != null) {
      Configuration conf = new Configuration(false);
      conf.set("mapreduce.job.jar", jar);
      try (OutputStream out = Files.newOutputStream(job.resolve("job.xml"))) {
        conf.writeXml(out);
      }
    }
    Files.setLastModifiedTime(job, FileTime.from(Instant.now().minus(age)));
  }
}
