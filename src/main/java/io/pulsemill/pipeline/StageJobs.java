package io.pulsemill.pipeline;

import io.pulsemill.history.JobHistory;
import io.pulsemill.history.JobReport;
import io.pulsemill.history.JobWork;
import io.pulsemill.job.FinishedJob;
import io.pulsemill.job.Progress;
import io.pulsemill.job.RunEvent;
import io.pulsemill.record.JobEntry;
import io.pulsemill.timing.PhaseTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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
    PhaseTimes sum = PhaseTimes.ZERO;
    for (int i = 0; i < reports.size(); i++) {
      if (stages.get(i).equals(stage)) {
        sum = sum.plus(reports.get(i).parts());
      }
    }
    return sum;
  }

  /** Their entries in {@code run.json}. */
  List<JobEntry> entries() {
    List<JobEntry> all = new ArrayList<>();
    for (int i = 0; i < reports.size(); i++) {
      all.add(entry(stages.get(i).name(), reports.get(i)));
    }
    return all;
  }

  /** What they did together; unknown counts as none. */
  RunEvent.JobsDone done() {
    long shuffled = 0;
    long failed = 0;
    for (JobEntry job : entries()) {
      shuffled += job.bytesShuffled() == null ? 0 : job.bytesShuffled();
      failed += job.maps() == null ? 0 : job.maps().failed();
      failed += job.reduces() == null ? 0 : job.reduces().failed();
    }
    return new RunEvent.JobsDone(shuffled, failed);
  }

  private static JobEntry entry(String stage, JobReport report) {
    JobWork work = report.work();
    return new JobEntry(
        stage,
        report.name(),
        report.id(),
        report.unavailable(),
        report.uber(),
        report.masters(),
        report.maps(),
        report.reduces(),
        report.timeline(),
        report.parts(),
        work.cpuMillis(),
        work.gcMillis(),
        work.bytesRead(),
        work.bytesWritten(),
        work.bytesShuffled(),
        report.counters() == null ? null : new TreeMap<>(report.counters().groups()));
  }
}
