package io.pulsemill.history;

import io.pulsemill.job.FinishedJob;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.mapreduce.v2.api.records.TaskReport;
import org.apache.hadoop.mapreduce.v2.api.records.TaskType;

/**
 * When a job got where, epoch milliseconds; null where nothing reports it (the local runner reports
 * nothing between its driver's two times). In the order of the fields, but three clocks are at
 * work: the driver's, the ResourceManager's and the master's. Between clocks, compare only as well
 * as the machines' clocks agree.
 *
 * @param submitted driver: just before it submits; looking for splits and shipping files follows
 * @param accepted ResourceManager: the application is known to it
 * @param masterLaunched ResourceManager: a NodeManager started the master's container
 * @param masterStarted master: its JVM runs and it was constructed; if there were several, the
 *     first one's that lived to write it down
 * @param jobStarted master: splits are read, tasks are planned, the output is set up next
 * @param firstTaskRunning master: the first attempt's launch. Of a container: a NodeManager started
 *     it, its JVM comes up next; in an uber job: the task is at work
 * @param lastMapDone master: the last map task reported its end
 * @param lastTaskDone master: the last task reported its end
 * @param committed master: the output is committed; the history is written next
 * @param noticed driver: it saw that the job had ended
 */
public record JobTimeline(
    long submitted,
    Long accepted,
    Long masterLaunched,
    Long masterStarted,
    Long jobStarted,
    Long firstTaskRunning,
    Long lastMapDone,
    Long lastTaskDone,
    Long committed,
    long noticed) {

  /** What the driver alone knows. */
  static JobTimeline ofDriver(FinishedJob job) {
    return new JobTimeline(
        job.submitted(), null, null, null, null, null, null, null, null, job.noticed());
  }

  /** With what the ResourceManager knows. */
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

  /** With what the master left in the history. */
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

  private static Long lastDone(Stream<TaskReport> tasks) {
    return known(tasks.mapToLong(TaskReport::getFinishTime).max().orElse(0));
  }

  /** Hadoop says 0 or -1 where it does not know. */
  private static Long known(long time) {
    return time > 0 ? time : null;
  }
}
