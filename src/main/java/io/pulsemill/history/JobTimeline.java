package io.pulsemill.history;

import io.pulsemill.job.FinishedJob;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.mapreduce.v2.api.records.TaskReport;
import org.apache.hadoop.mapreduce.v2.api.records.TaskType;
import org.jspecify.annotations.Nullable;

/**
 * When a job got where, epoch milliseconds; null if it is not reported (the local runner reports
 * nothing between its driver's two times). In the order of the fields, but three clocks are at
 * work: the driver's, the ResourceManager's and the AM's. Between clocks, compare only as well as
 * the machines' clocks agree.
 *
 * @param submitted driver: just before it submits; looking for splits and shipping files follows
 * @param accepted ResourceManager: it has registered the application
 * @param masterLaunched ResourceManager: a NodeManager started the ApplicationMaster's (AM)
 *     container
 * @param masterStarted AM: its JVM runs and it was constructed; if there were several, the first
 *     one's that lived to write it down
 * @param jobStarted AM: splits are read, tasks are planned, the output is set up next
 * @param firstTaskRunning AM: the first attempt's launch. Of a container: a NodeManager started it,
 *     its JVM comes up next; in an uber job: the task is at work
 * @param lastMapDone AM: the last map task reported its end
 * @param lastTaskDone AM: the last task reported its end
 * @param committed AM: the output is committed; the history is written next
 * @param noticed driver: it saw that the job had ended
 */
public record JobTimeline(
    long submitted,
    @Nullable Long accepted,
    @Nullable Long masterLaunched,
    @Nullable Long masterStarted,
    @Nullable Long jobStarted,
    @Nullable Long firstTaskRunning,
    @Nullable Long lastMapDone,
    @Nullable Long lastTaskDone,
    @Nullable Long committed,
    long noticed) {

  /** With the driver's own times only. */
  static JobTimeline ofDriver(FinishedJob job) {
    return new JobTimeline(
        job.submitted(), null, null, null, null, null, null, null, null, job.noticed());
  }

  /** Adds the times of the ResourceManager. */
  JobTimeline withManager(long accepted, long masterLaunched) {
    return new JobTimeline(
        submitted,
        known(accepted),
        known(masterLaunched),
        masterStarted,
        jobStarted,
        firstTaskRunning,
        lastMapDone,
        lastTaskDone,
        committed,
        noticed);
  }

  /** Adds what the ApplicationMaster wrote to the history. */
  JobTimeline withMaster(
      org.apache.hadoop.mapreduce.v2.api.records.JobReport job, List<TaskReport> tasks) {
    return new JobTimeline(
        submitted,
        accepted,
        masterLaunched,
        job.getAMInfos().isEmpty() ? null : known(job.getAMInfos().get(0).getStartTime()),
        known(job.getStartTime()),
        known(
            tasks.stream().mapToLong(TaskReport::getStartTime).filter(t -> t > 0).min().orElse(0)),
        lastDone(tasks.stream().filter(JobTimeline::isMap)),
        lastDone(tasks.stream()),
        known(job.getFinishTime()),
        noticed);
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
