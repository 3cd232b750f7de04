package io.pulsemill.gang;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.apache.hadoop.yarn.api.records.Container;

/**
 * Jobs that come whenever those there hold and ask for less than a share of the cluster. How long a
 * task runs is exponentially distributed.
 */
final class OtherLoad {
  private record Task(SimulatedApp job, Container container, double end) {}

  private final SimulatedYarn yarn;
  private final String queue;
  private final double share;
  private final int tasks;
  private final double meanSeconds;
  private final SplittableRandom random = new SplittableRandom(1);
  private final List<SimulatedApp> jobs = new ArrayList<>();
  private final PriorityQueue<Task> running =
      new PriorityQueue<>(Comparator.comparingDouble(Task::end));
  private int killed;

  /**
   * @param share of the cluster's slots that jobs hold or ask for; above 1, some wait
   * @param tasks of a job
   */
  OtherLoad(SimulatedYarn yarn, String queue, double share, int tasks, double meanSeconds) {
    this.yarn = yarn;
    this.queue = queue;
    this.share = share;
    this.tasks = tasks;
    this.meanSeconds = meanSeconds;
  }

  /** Tasks end, masters call, jobs come. */
  void second() throws Exception {
    while (!running.isEmpty() && running.peek().end() <= yarn.now() + 1) {
      Task task = running.remove();
      if (task.job().holds(task.container().getId())) {
        yarn.end(task.container().getNodeId(), task.container().getId());
      } else {
        killed++;
      }
    }
    for (SimulatedApp job : jobs) {
      for (Container container : job.call()) {
        double life = -meanSeconds * Math.log(1 - random.nextDouble());
        running.add(new Task(job, container, yarn.now() + life));
      }
      if (job.pending() == 0 && job.held() == 0) {
        job.end();
      }
    }
    jobs.removeIf(SimulatedApp::over);
    while (demand() < share * yarn.slots()) {
      jobs.add(new SimulatedApp(yarn, queue, "other", tasks, SimulatedYarn.MEGABYTES));
    }
  }

  private long demand() {
    return jobs.stream().mapToLong(job -> 1 + job.held() + job.pending()).sum();
  }

  int held() {
    return jobs.stream().mapToInt(job -> job.held() + (job.started() ? 1 : 0)).sum();
  }

  /** Tasks that YARN ended before their time. */
  int killed() {
    return killed
        + (int) running.stream().filter(t -> !t.job().holds(t.container().getId())).count();
  }
}
