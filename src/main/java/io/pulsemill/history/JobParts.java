package io.pulsemill.history;

import io.pulsemill.job.JobCounters;
import io.pulsemill.record.JobTimeline;
import io.pulsemill.timing.Phase;
import io.pulsemill.timing.PhaseTimes;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of a job went, from its submission until its driver saw the end: the stretches of
 * its timeline, and within that of the map tasks what the tasks counted. Of the map tasks' stretch,
 * what they did not count is their start (and end).
 */
final class JobParts {
  private final JobTimeline times;
  private PhaseTimes parts = PhaseTimes.ZERO;
  private long reached;

  private JobParts(JobTimeline times) {
    this.times = times;
    this.reached = times.submitted();
  }

  /**
   * The parts of a job.
   *
   * @param mapSeconds from launch to end of the mean map task
   */
  static PhaseTimes of(JobTimeline times, double mapSeconds, JobCounters counters) {
    return new JobParts(times).parts(mapSeconds, TaskParts.mean(counters));
  }

  /** A job of the local runner, which reports no times: what its tasks counted. */
  static PhaseTimes ofLocal(JobCounters counters) {
    return TaskParts.mean(counters);
  }

  private PhaseTimes parts(double mapSeconds, PhaseTimes mapWork) {
    if (times.lastTaskDone() == null) {
      return parts; // only its driver's times are known
    }
    stretch(times.accepted(), Phase.SUBMIT);
    stretch(times.masterLaunched(), Phase.QUEUE);
    stretch(times.firstTaskRunning(), Phase.MASTER_START);
    maps(mapSeconds, mapWork);
    stretch(times.lastTaskDone(), Phase.SHUFFLE_AND_SUM);
    stretch(times.committed(), Phase.COMMIT);
    stretch(times.noticed(), Phase.NOTICE);
    return parts;
  }

  /** Tasks side by side, or in several waves: they share the stretch as the mean task did. */
  private void maps(double mapSeconds, PhaseTimes mapWork) {
    double wall = seconds(times.lastMapDone());
    if (mapWork.parts().isEmpty()) {
      parts = parts.plus(Phase.COMPUTE, wall); // of jobs whose tasks do not report
    } else {
      double start = Math.max(0, mapSeconds - mapWork.total());
      parts = parts.plus(mapWork.plus(Phase.TASK_START, start).share(wall));
    }
  }

  private void stretch(@Nullable Long until, Phase part) {
    parts = parts.plus(part, seconds(until));
  }

  /** Clocks of several machines: no stretch is shorter than nothing, none is counted twice. */
  private double seconds(@Nullable Long until) {
    if (until == null) {
      return 0; // falls to the next stretch that is known
    }
    long to = Math.max(reached, Math.min(until, times.noticed()));
    double seconds = (to - reached) / 1e3;
    reached = to;
    return seconds;
  }
}
