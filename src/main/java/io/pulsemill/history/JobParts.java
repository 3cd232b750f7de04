package io.pulsemill.history;

import io.pulsemill.job.JobCounters;

import io.pulsemill.tradeoff.Breakdown;
import io.pulsemill.tradeoff.Part;

/**
 * Where the time of a job went, from its submission until its driver saw the end: the stretches of
 * its timeline, and within that of the map tasks what the tasks counted. Of the map tasks' stretch,
 * what they did not count is their start (and end).
 */
final class JobParts {
  private final JobTimeline times;
  private final Breakdown parts = new Breakdown();
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
  static Breakdown of(JobTimeline times, double mapSeconds, JobCounters counters) {
    return new JobParts(times).parts(mapSeconds, TaskParts.mean(counters));
  }

  /** A job of the local runner, which reports no times: what its tasks counted. */
  static Breakdown ofLocal(JobCounters counters) {
    return TaskParts.mean(counters);
  }

  private Breakdown parts(double mapSeconds, Breakdown mapWork) {
    if (times.lastTaskDone() == null) {
      return parts; // only its driver's times are known
    }
    stretch(times.accepted(), Part.SUBMIT);
    stretch(times.masterLaunched(), Part.QUEUE);
    stretch(times.firstTaskRunning(), Part.MASTER_START);
    maps(mapSeconds, mapWork);
    stretch(times.lastTaskDone(), Part.SHUFFLE_AND_SUM);
    stretch(times.committed(), Part.COMMIT);
    stretch(times.noticed(), Part.NOTICE);
    return parts;
  }

  /** Tasks side by side, or in several waves: they share the stretch as the mean task did. */
  private void maps(double mapSeconds, Breakdown mapWork) {
    double wall = seconds(times.lastMapDone());
    if (mapWork.parts().isEmpty()) {
      parts.add(Part.COMPUTE, wall); // of jobs whose tasks do not tell
    } else {
      double start = Math.max(0, mapSeconds - mapWork.total());
      parts.share(wall, new Breakdown().add(mapWork).add(Part.TASK_START, start));
    }
  }

  private void stretch(Long until, Part part) {
    parts.add(part, seconds(until));
  }

  /** Clocks of several machines: no stretch is shorter than nothing, none is counted twice. */
  private double seconds(Long until) {
    if (until == null) {
      return 0; // falls to the next stretch that is known
    }
    long to = Math.max(reached, Math.min(until, times.noticed()));
    double seconds = (to - reached) / 1e3;
    reached = to;
    return seconds;
  }
}
