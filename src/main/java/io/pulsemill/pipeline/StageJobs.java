package io.pulsemill.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulsemill.history.JobHistory;
import io.pulsemill.history.JobReport;
import io.pulsemill.history.JobTimeline;
import io.pulsemill.history.JobWork;
import io.pulsemill.history.TaskAttempts;
import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import io.pulsemill.timing.PhaseTimes;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** The jobs of a run, by stage, and their entries in {@code run.json}. */
public final class StageJobs {
  private final List<StageTable.Stage> stages = new ArrayList<>();
  private final List<FinishedJob> jobs = new ArrayList<>();
  private List<JobReport> reports = List.of();

  /** The jobs a stage ran. */
  public void add(StageTable.Stage stage, List<FinishedJob> ran) {
    for (FinishedJob job : ran) {
      stages.add(stage);
      jobs.add(job);
    }
  }

  /** Asks the cluster what it kept of them; to be called once, at the end. */
  void ask(Configuration conf, Progress progress) {
    reports = JobHistory.reports(conf, jobs, progress);
  }

  /** Where the time of a stage's jobs went. */
  PhaseTimes parts(StageTable.Stage stage) {
    PhaseTimes sum = new PhaseTimes();
    for (int i = 0; i < reports.size(); i++) {
      if (stages.get(i).equals(stage)) {
        sum.add(reports.get(i).parts());
      }
    }
    return sum;
  }

  ArrayNode json() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < reports.size(); i++) {
      write(reports.get(i), all.addObject().put("stage", stages.get(i).name()));
    }
    return all;
  }

  private static void write(JobReport report, ObjectNode node) {
    node.put("name", report.name());
    node.put("id", report.id());
    if (report.unavailable() != null) {
      node.put("reportUnavailable", report.unavailable());
    }
    node.put("uber", report.uber());
    node.put("masters", report.masters());
    node.set("maps", attempts(report.maps()));
    node.set("reduces", attempts(report.reduces()));
    node.set("timeline", timeline(report.timeline()));
    writeParts(node, report.parts());
    JobWork work = report.work();
    node.put("cpuMillis", work.cpuMillis());
    node.put("gcMillis", work.gcMillis());
    node.put("bytesRead", work.bytesRead());
    node.put("bytesWritten", work.bytesWritten());
    node.put("bytesShuffled", work.bytesShuffled());
    if (report.counters() != null) {
      ObjectNode counters = node.putObject("counters");
      report
          .counters()
          .groups()
          .forEach((group, values) -> values.forEach(counters.putObject(group)::put));
    }
  }

  /** Seconds by part. */
  static void writeParts(ObjectNode node, PhaseTimes parts) {
    ObjectNode seconds = node.putObject("parts");
    parts.parts().forEach((part, some) -> seconds.put(part.key(), some));
  }

  private static ObjectNode attempts(TaskAttempts tasks) {
    return tasks == null
        ? null
        : JsonNodeFactory.instance
            .objectNode()
            .put("launched", tasks.launched())
            .put("failed", tasks.failed())
            .put("killed", tasks.killed());
  }

  private static ObjectNode timeline(JobTimeline times) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("submitted", times.submitted())
        .put("accepted", times.accepted())
        .put("masterLaunched", times.masterLaunched())
        .put("masterStarted", times.masterStarted())
        .put("jobStarted", times.jobStarted())
        .put("firstTaskRunning", times.firstTaskRunning())
        .put("lastMapDone", times.lastMapDone())
        .put("lastTaskDone", times.lastTaskDone())
        .put("committed", times.committed())
        .put("noticed", times.noticed());
  }
}
