package io.pulsemill.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.job.JobCounters;
import io.pulsemill.record.TaskAttempts;
import java.util.List;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.FileSystemCounter;
import org.apache.hadoop.mapreduce.JobCounter;
import org.apache.hadoop.mapreduce.TaskCounter;
import org.junit.jupiter.api.Test;

/** Counters as an uber job of two maps and a reduce left them. */
class JobWorkTest {
  private final JobCounters map0 = task(876_489, 690);
  private final JobCounters map1 = task(1_751_498, 360);
  private final JobCounters reduce = task(1_751_498, 2590);
  private final JobCounters job = task(876_489 + 2 * 1_751_498, 690 + 360 + 2590);

  @Test
  void whatTheMasterReadIsCountedOnceInAnUberJob() {
    JobWork work = JobWork.ofUber(job, List.of(map0, map1, reduce));
    assertThat(work.bytesRead()).isEqualTo(1_751_498);
    assertThat(work.cpuMillis()).isEqualTo(3640);
  }

  @Test
  void containersAddUp() {
    assertThat(JobWork.ofContainers(job).bytesRead()).isEqualTo(4_379_485);
  }

  @Test
  void spillsAreNotRead() {
    Counters counters = new Counters();
    counters.findCounter("file", FileSystemCounter.BYTES_READ).setValue(5);
    assertThat(JobWork.ofContainers(JobCounters.of(counters)).bytesRead()).isNull();
    counters.findCounter("s3a", FileSystemCounter.BYTES_READ).setValue(7);
    counters.findCounter("hdfs", FileSystemCounter.BYTES_READ).setValue(11);
    assertThat(JobWork.ofContainers(JobCounters.of(counters)).bytesRead()).isEqualTo(18);
  }

  @Test
  void whatNobodyCountedIsUnknown() {
    assertThat(JobWork.ofContainers(JobCounters.of(new Counters()))).isEqualTo(JobWork.UNKNOWN);
  }

  @Test
  void attemptsAreTheMastersCounts() {
    Counters counters = new Counters();
    counters.findCounter(JobCounter.TOTAL_LAUNCHED_MAPS).setValue(3);
    counters.findCounter(JobCounter.NUM_FAILED_MAPS).setValue(1);
    JobCounters all = JobCounters.of(counters);
    assertThat(Attempts.maps(all)).isEqualTo(new TaskAttempts(3, 1, 0));
    assertThat(Attempts.reduces(all)).isEqualTo(new TaskAttempts(0, 0, 0));
  }

  private static JobCounters task(long bytesRead, long cpuMillis) {
    Counters counters = new Counters();
    counters.findCounter("hdfs", FileSystemCounter.BYTES_READ).setValue(bytesRead);
    counters.findCounter(TaskCounter.CPU_MILLISECONDS).setValue(cpuMillis);
    return JobCounters.of(counters);
  }
}
