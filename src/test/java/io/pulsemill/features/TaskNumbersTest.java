package io.pulsemill.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;
import org.junit.jupiter.api.Test;

class TaskNumbersTest {
  private static final long MB = 1 << 20;
  private static final String SPLIT = "mapreduce.input.fileinputformat.split.minsize";
  private static final String REDUCES = "mapreduce.job.reduces";
  private static final String SORT = "mapreduce.task.io.sort.mb";

  @Test
  void reducersGrowWithTheInput() throws IOException {
    assertThat(set(1).getInt(REDUCES, 0)).isEqualTo(1);
    assertThat(set(384 * MB).getInt(REDUCES, 0)).isEqualTo(1);
    assertThat(set(384 * MB + 1).getInt(REDUCES, 0)).isEqualTo(2);
    assertThat(set(38_400 * MB).getInt(REDUCES, 0)).isEqualTo(100);
  }

  @Test
  void sharesGrowWithTheInputUpToFourGigabytes() throws IOException {
    long tasks = 4L * Runtime.getRuntime().availableProcessors();

    assertThat(TaskNumbers.share(set(11 * tasks))).isEqualTo(12);
    assertThat(TaskNumbers.share(set(tasks << 40))).isEqualTo(1L << 32);
    assertThat(set(11 * tasks).getLong(SPLIT, 0)).as("parts of a share").isEqualTo(3);
  }

  @Test
  void sortBufferIsNoLargerThanASplitFills() throws IOException {
    assertThat(set(1).getInt(SORT, 0)).isEqualTo(8);
    assertThat(set(1L << 50).getInt(SORT, 0)).isEqualTo(100);
  }

  @Test
  void whatAUserHasSetStays() throws IOException {
    Configuration conf = new JobConf();
    conf.setInt(REDUCES, 1);
    conf.setInt(SORT, 100);
    conf.setLong("mapreduce.input.fileinputformat.split.maxsize", 7);
    TaskNumbers.set(conf, 1L << 40);

    assertThat(conf.getInt(REDUCES, 0)).isEqualTo(1);
    assertThat(conf.getInt(SORT, 0)).isEqualTo(100);
    assertThat(conf.getLong(SPLIT, 0)).isZero();
    assertThat(TaskNumbers.share(conf)).isZero();
  }

  private static Configuration set(long bytes) throws IOException {
    Configuration conf = new JobConf(); // with Hadoop's defaults for jobs
    TaskNumbers.set(conf, bytes);
    return conf;
  }
}
