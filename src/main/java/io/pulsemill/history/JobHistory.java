package io.pulsemill.history;

import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.JobCounters;
import io.pulsemill.job.Progress;
import io.pulsemill.record.JobTimeline;
import io.pulsemill.timing.Deadline;
import io.pulsemill.timing.Ticker;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.JobID;
import org.apache.hadoop.mapreduce.TypeConverter;
import org.apache.hadoop.mapreduce.v2.api.records.AMInfo;
import org.apache.hadoop.mapreduce.v2.api.records.JobId;
import org.apache.hadoop.mapreduce.v2.api.records.TaskReport;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster kept of the jobs of a run. Asked once, when the run is over: between two passes it
 * would cost time. A run does not fail for its record, so what cannot be had is left out with the
 * reason.
 */
public final class JobHistory implements Closeable {
  /** For all jobs together: the server finds a job's file a moment after the job ended. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int CONNECT_MILLIS = 3000;

  private final HistoryServer server;
  private final YarnClient yarn = YarnClient.createYarnClient();
  private final Deadline end;

  private boolean managerAnswers = true;
  private @Nullable String unreachable;

  private JobHistory(Configuration conf, Ticker ticker) {
    end = Deadline.after(ticker, PATIENCE);
    Configuration brief = new Configuration(conf); // defaults wait up to a quarter of an hour
    brief.setInt("ipc.client.connect.max.retries", 2);
    brief.setInt("ipc.client.connect.max.retries.on.timeouts", 0);
    brief.setInt("ipc.client.connect.timeout", CONNECT_MILLIS);
    brief.setInt(YarnConfiguration.RESOURCEMANAGER_CONNECT_MAX_WAIT_MS, CONNECT_MILLIS);
    brief.setInt(YarnConfiguration.RESOURCEMANAGER_CONNECT_RETRY_INTERVAL_MS, 1000);
    server = new HistoryServer(brief);
    yarn.init(brief);
    yarn.start();
  }

  /** The reports of {@code jobs}, in their order; one warning if some are incomplete. */
  public static List<JobReport> reports(
      Configuration conf, List<FinishedJob> jobs, Progress progress) {
    List<JobReport> reports = new ArrayList<>();
    if (jobs.stream().allMatch(FinishedJob::local)) {
      jobs.forEach(job -> reports.add(JobReport.local(job)));
      return reports;
    }
    try (JobHistory history = new JobHistory(conf, Ticker.SYSTEM)) {
      jobs.forEach(job -> reports.add(job.local() ? JobReport.local(job) : history.report(job)));
    } catch (RuntimeException e) { // an address that is none, a class path without YARN's client
      reports.clear();
      jobs.forEach(
          job ->
              reports.add(JobReport.unavailable(job, Timelines.ofDriver(job), "no client: " + e)));
    }
    List<String> reasons =
        reports.stream().map(JobReport::unavailable).filter(why -> why != null).toList();
    if (!reasons.isEmpty()) {
      progress.warn(
          "no report of %d of %d jobs: %s".formatted(reasons.size(), jobs.size(), reasons.get(0)));
    }
    return reports;
  }

  private JobReport report(FinishedJob job) {
    JobId id = TypeConverter.toYarn(JobID.forName(job.id()));
    JobTimeline timeline = manager(id, Timelines.ofDriver(job));
    if (unreachable != null) {
      return JobReport.unavailable(job, timeline, unreachable);
    }
    try {
      return complete(job, id, timeline);
    } catch (SocketException | SocketTimeoutException | UnknownHostException e) {
      unreachable = "no history server at %s".formatted(server.address());
      return JobReport.unavailable(job, timeline, unreachable);
    } catch (IOException | RuntimeException e) { // the server's own, as Hadoop hands them on
      return JobReport.unavailable(
          job, timeline, "the history server reported: %s".formatted(firstLine(e)));
    }
  }

  private JobReport complete(FinishedJob job, JobId id, JobTimeline timeline) throws IOException {
    var found = server.job(id);
    while (found == null && !end.passed() && rest()) {
      found = server.job(id);
    }
    if (found == null) {
      return JobReport.unavailable(
          job, timeline, "the history server at %s has no such job".formatted(server.address()));
    }
    JobCounters counters = server.counters(id);
    List<TaskReport> tasks = server.tasks(id);
    JobTimeline whole = Timelines.withMaster(timeline, found, tasks);
    return new JobReport(
        job.name(),
        job.id(),
        found.isUber(),
        masters(found.getAMInfos()),
        Attempts.maps(counters),
        Attempts.reduces(counters),
        whole,
        JobParts.of(whole, mapSeconds(tasks), counters),
        found.isUber()
            ? JobWork.ofUber(counters, tasks.stream().map(JobHistory::counters).toList())
            : JobWork.ofContainers(counters),
        counters,
        null);
  }

  /** By the number of the last: one that was lost before it wrote a line is not in the list. */
  private static int masters(List<AMInfo> known) {
    return known.stream().mapToInt(m -> m.getAppAttemptId().getAttemptId()).max().orElse(1);
  }

  private JobTimeline manager(JobId id, JobTimeline timeline) {
    try {
      if (managerAnswers) {
        ApplicationReport application = yarn.getApplicationReport(id.getAppId());
        return Timelines.withManager(
            timeline, application.getStartTime(), application.getLaunchTime());
      }
    } catch (YarnException e) {
      return timeline; // forgotten by now: it keeps the last ones only
    } catch (IOException | RuntimeException e) {
      managerAnswers = false;
    }
    return timeline;
  }

  /** From launch to end of the mean map task. */
  private static double mapSeconds(List<TaskReport> tasks) {
    return tasks.stream()
            .filter(Timelines::isMap)
            .mapToLong(task -> task.getFinishTime() - task.getStartTime())
            .average()
            .orElse(0)
        / 1e3;
  }

  private static JobCounters counters(TaskReport task) {
    return JobCounters.of(TypeConverter.fromYarn(task.getCounters()));
  }

  private static boolean rest() {
    try {
      Thread.sleep(POLL.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
  }

  @Override
  public void close() {
    server.close();
    yarn.stop();
  }
}
