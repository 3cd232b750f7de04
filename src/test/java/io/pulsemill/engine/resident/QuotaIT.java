package io.pulsemill.engine.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.pulsemill.engine.PassSums;
import io.pulsemill.engine.journal.PassJournal;
import io.pulsemill.job.ErrorLine;
import io.pulsemill.output.OutputFile;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a run says whose folder on HDFS has no space left by its quota. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class QuotaIT {
  @TempDir private static java.nio.file.Path place;

  private static final Path FULL = new Path("/full");
  private static MiniDFSCluster hdfs;
  private static Configuration conf;

  @BeforeAll
  static void start() throws IOException {
    hdfs = new MiniDFSCluster.Builder(new Configuration(), place.toFile()).build();
    DistributedFileSystem files = hdfs.getFileSystem();
    conf = files.getConf();
    files.mkdirs(FULL);
    files.setQuota(FULL, HdfsConstants.QUOTA_DONT_SET, 1 << 20); // less than a block
  }

  @AfterAll
  static void stop() {
    hdfs.shutdown();
  }

  @Test
  void theJournalSaysWhyItCannotBeWritten() throws IOException {
    PassSums sums = new PassSums(new long[][] {{1}}, List.of());
    try (PassJournal journal = new PassJournal(new GangFolder(conf, FULL))) {
      journal.add(1, List.of(), new PassJournal.Entry(sums, 1, ""));
      assertThatThrownBy(journal::flush)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("The journal cannot be written: The DiskSpace quota of /full");
    }
  }

  @Test
  void aResultThatCannotBeWrittenSaysWhy() throws IOException {
    OutputFile output = OutputFile.prepare(conf, new Path(FULL, "model.json"), false);

    Throwable thrown = catchThrowable(() -> output.write("{}"));

    assertThat(ErrorLine.of(thrown)).startsWith("The DiskSpace quota of /full is exceeded");
    assertThat(ErrorLine.isExpected(thrown)).isTrue();
    assertThat(hdfs.getFileSystem().listStatus(FULL))
        .noneMatch(file -> file.getPath().getName().contains("model.json"));
  }
}
