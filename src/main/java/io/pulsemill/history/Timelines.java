package io.pulsemill.history;

import io.pulsemill.job.FinishedJob;
import io.pulsemill.record.JobTimeline;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.mapreduce.v2.api.records.JobReport;
import org.apache.hadoop.mapreduce.v2.api.records.TaskReport;
import org.apache.hadoop.mapreduce.v2.api.records.TaskType;
import org.jspecify.annotations.Nullable;

/** The timeline of a job, from those who kept a piece of it. */
final class Timelines {
  private Timelines() {}

  /** With the driver's own times only. */
  static JobTimeline ofDriver(FinishedJob job) {
    return new JobTimeline(
        job.submitted(), null, null, null, null, null, null, null, null, job.noticed());
  }

  /** Adds the times of the ResourceManager. */
  static JobTimeline withManager(JobTimeline times, long accepted, long masterLaunched) {
    return new JobTimeline(
        times.submitted(),
        known(accepted),
        known(masterLaunched),
        times.masterStarted(),
        times.jobStarted(),
        times.firstTaskRunning(),
        times.lastMapDone(),
        times.lastTaskDone(),
        times.committed(),
        times.noticed());
  }

  /** Adds what the ApplicationMaster wrote to the history. */
  static JobTimeline withMaster(JobTimeline times, JobReport job, List<TaskReport> tasks) {
    return new JobTimeline(
        times.submitted(),
        times.accepted(),
        times.masterLaunched(),
        job.getAMInfos().isEmpty() ? null : known(job.getAMInfos().get(0).getStartTime()),
        known(job.getStartTime()),
        known(
            tasks.stream().mapToLong(TaskReport::getStartTime).filter(t -> t > 0).min().orElse(0)),
        lastDone(tasks.stream().filter(Timelines::isMap)),
        lastDone(tasks.stream()),
        known(job.getFinishTime()),
        times.noticed());
  }

  /** Whether it is of a map task. */
  static boolean isMap(TaskReport task) {
    return task.getTaskId().getTaskType() == TaskType.MAP;
  }

  private static @Nullable Long lastDone(Stream<TaskReport> tasks) {
    return known(tasks.mapToLong(TaskReport::getFinishTime).max().orElse(0));
  }

  /** Hadoop reports 0 or -1 for an unknown time. */
  private static @Nullable Long known(long time) {
    return time > 0 ? time : null;
  }
}
