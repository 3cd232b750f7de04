package io.pulsemill.gang;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One measurement: a cluster's settings, what else runs on it, and the gangs that come. */
record Cell(
    String name,
    int nodes,
    Map<String, String> settings,
    boolean preempts,
    Load load,
    List<Gang> gangs,
    int timeout,
    int runs,
    int horizon) {

  /** Jobs of so many tasks, which run for so many seconds on average. */
  record Load(double share, int tasks, double meanSeconds) {}

  /** So many containers of that size, asked for in a queue. */
  record Gang(String queue, int size, int megabytes) {
    /** The size that the driver chooses by itself. */
    static final int AS_MANY_AS_FREE = 0;

    static Gang of(int size) {
      return new Gang("default", size, SimulatedYarn.MEGABYTES);
    }

    Gang in(String other) {
      return new Gang(other, size, megabytes);
    }

    Gang ofMegabytes(int other) {
      return new Gang(queue, size, other);
    }
  }

  private static final Map<String, String> ONE_QUEUE =
      Map.of(
          "root.queues", "default",
          "root.default.capacity", "100",
          "maximum-am-resource-percent", "0.5");

  /** One queue, first come, first served; a gang that never gives up and never ends. */
  static Cell of(String name, double share, double meanSeconds, Gang... gangs) {
    return new Cell(
        name,
        1000,
        ONE_QUEUE,
        false,
        new Load(share, 500, meanSeconds),
        List.of(gangs),
        Integer.MAX_VALUE / 2,
        Integer.MAX_VALUE / 2,
        600);
  }

  Cell with(String... pairs) {
    Map<String, String> changed = new HashMap<>(settings);
    for (int i = 0; i < pairs.length; i += 2) {
      changed.put(pairs[i], pairs[i + 1]);
    }
    return new Cell(name, nodes, changed, preempts, load, gangs, timeout, runs, horizon);
  }

  /** Containers are given out when a node calls, as before Hadoop 3.5, not by a thread. */
  Cell onHeartbeats() {
    return with("schedule-asynchronously.enable", "false");
  }

  /** A second queue, {@code gang}, to which so many percent are guaranteed. */
  Cell withQueue(int percent) {
    return with(
        "root.queues", "default,gang",
        "root.default.capacity", String.valueOf(100 - percent),
        "root.gang.capacity", String.valueOf(percent),
        "root.default.user-limit-factor", "100",
        "root.gang.user-limit-factor", "100");
  }

  Cell onNodes(int number) {
    return new Cell(name, number, settings, preempts, load, gangs, timeout, runs, horizon);
  }

  Cell preempting() {
    return new Cell(name, nodes, settings, true, load, gangs, timeout, runs, horizon);
  }

  Cell ofTasks(int tasks) {
    Load other = new Load(load.share, tasks, load.meanSeconds);
    return new Cell(name, nodes, settings, preempts, other, gangs, timeout, runs, horizon);
  }

  Cell within(int timeoutSeconds, int runSeconds, int horizonSeconds) {
    return new Cell(
        name, nodes, settings, preempts, load, gangs, timeoutSeconds, runSeconds, horizonSeconds);
  }

  /**
   * What came of it.
   *
   * @param held slots that others held when the gangs were submitted
   * @param killed tasks of others that YARN ended for them
   * @param seconds of simulated time in all
   */
  record Outcome(List<SimulatedGang> gangs, int held, int killed, int seconds) {}

  Outcome run() throws Exception {
    try (SimulatedYarn yarn = new SimulatedYarn(nodes, settings, preempts)) {
      OtherLoad other = new OtherLoad(yarn, "default", load.share, load.tasks, load.meanSeconds);
      int warmUp = load.share == 0 ? 2 : (int) Math.max(60, Math.min(120, 2 * load.meanSeconds));
      while (yarn.now() < warmUp) {
        yarn.second();
        other.second();
      }
      int held = other.held();
      List<SimulatedGang> formed = new ArrayList<>();
      for (Gang gang : gangs) {
        formed.add(new SimulatedGang(yarn, gang, timeout, runs));
      }
      int end = yarn.now() + horizon;
      while (yarn.now() < end && !formed.stream().allMatch(SimulatedGang::done)) {
        yarn.second();
        other.second();
        for (SimulatedGang gang : formed) {
          gang.second();
        }
      }
      return new Outcome(formed, held, other.killed(), yarn.now());
    }
  }
}
