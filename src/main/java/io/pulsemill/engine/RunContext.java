package io.pulsemill.engine;

import io.pulsemill.job.Progress;
import io.pulsemill.job.StepJobs;
import io.pulsemill.output.WorkFolder;
import io.pulsemill.timing.PhaseClock;
import org.apache.hadoop.conf.Configuration;

/**
 * What a training runs in.
 *
 * @param conf of Hadoop
 * @param work a folder that is gone after the run
 * @param progress receives log lines, warnings and the jobs that ended
 * @param clock times the driver by phase, without what its jobs report themselves
 * @param journal what was summed by an earlier driver of this run
 * @param jobs that it may have left
 */
public record RunContext(
    Configuration conf,
    WorkFolder work,
    Progress progress,
    PhaseClock clock,
    EngineJournal journal,
    StepJobs jobs) {

  /** Of a run that keeps nothing for another driver. */
  public RunContext(Configuration conf, WorkFolder work, Progress progress, PhaseClock clock) {
    this(conf, work, progress, clock, EngineJournal.NONE, StepJobs.NONE);
  }
}
