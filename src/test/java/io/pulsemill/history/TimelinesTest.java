package io.pulsemill.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulsemill.job.FinishedJob;
import io.pulsemill.record.JobTimeline;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.mapreduce.v2.api.records.AMInfo;
import org.apache.hadoop.mapreduce.v2.api.records.JobReport;
import org.apache.hadoop.mapreduce.v2.api.records.TaskId;
import org.apache.hadoop.mapreduce.v2.api.records.TaskReport;
import org.apache.hadoop.mapreduce.v2.api.records.TaskType;
import org.apache.hadoop.yarn.util.Records;
import org.junit.jupiter.api.Test;

class TimelinesTest {
  private static final JobTimeline DRIVER =
      Timelines.ofDriver(new FinishedJob("pass-0001", "job_1_0001", 100, 900, null));

  @Test
  void theDriverKnowsItsOwnTimesOnly() {
    assertThat(DRIVER)
        .isEqualTo(new JobTimeline(100, null, null, null, null, null, null, null, null, 900));
  }

  @Test
  void tasksRunFromTheFirstLaunchToTheLastEnd() {
    JobTimeline all =
        Timelines.withMaster(
            Timelines.withManager(DRIVER, 110, 200),
            job(400, 800, 300, 350),
            List.of(map(500, 600), reduce(450, 700)));
    assertThat(all)
        .isEqualTo(new JobTimeline(100, 110L, 200L, 300L, 400L, 450L, 600L, 700L, 800L, 900));
  }

  @Test
  void whatHadoopDoesNotKnowIsNull() {
    JobTimeline all =
        Timelines.withMaster(
            Timelines.withManager(DRIVER, 110, 0), job(400, 800), List.of(map(-1, 0), map(0, -1)));
    assertThat(all)
        .isEqualTo(new JobTimeline(100, 110L, null, null, 400L, null, null, null, 800L, 900));
  }

  private static JobReport job(long start, long finish, long... masters) {
    JobReport report = Records.newRecord(JobReport.class);
    report.setStartTime(start);
    report.setFinishTime(finish);
    List<AMInfo> infos = new ArrayList<>();
    for (long master : masters) {
      AMInfo info = Records.newRecord(AMInfo.class);
      info.setStartTime(master);
      infos.add(info);
    }
    report.setAMInfos(infos);
    return report;
  }

  private static TaskReport map(long start, long finish) {
    return task(TaskType.MAP, start, finish);
  }

  private static TaskReport reduce(long start, long finish) {
    return task(TaskType.REDUCE, start, finish);
  }

  private static TaskReport task(TaskType type, long start, long finish) {
    TaskReport report = Records.newRecord(TaskReport.class);
    TaskId id = Records.newRecord(TaskId.class);
    id.setTaskType(type);
    report.setTaskId(id);
    report.setStartTime(start);
    report.setFinishTime(finish);
    return report;
  }
}
