package io.pulsemill.gang;

import io.pulsemill.gang.Cell.Gang;
import java.util.List;

/** What is measured. "Full": others hold all slots, and tasks for a fifth of them wait. */
final class Cells {
  static final double FULL = 1.2;
  static final Gang THOUSAND = Gang.of(1000);
  static final Gang HUNDRED = Gang.of(100);

  /** Needs 60 % of the cluster. */
  static final Gang MOST = Gang.of(4800);

  private static final String PREEMPTION = "yarn.resourcemanager.monitor.capacity.preemption.";
  private static final Gang FREE = Gang.of(Gang.AS_MANY_AS_FREE);
  private static final Gang LARGE = THOUSAND.ofMegabytes(4096);
  private static final int LONG_JOB = 40_000;
  private static final int TIMEOUT = 60;

  private Cells() {}

  static List<Cell> all() {
    return List.of(
        Cell.of("idle", 0, 60, THOUSAND),
        Cell.of("idle, 130 nodes", 0, 60, THOUSAND).onNodes(130),
        Cell.of("idle, 130 nodes, 8 off-switch assignments", 0, 60, THOUSAND)
            .onNodes(130)
            .with("per-node-heartbeat.maximum-offswitch-assignments", "8"),
        Cell.of("50 %, 30 s", 0.5, 30, THOUSAND),
        Cell.of("50 %, 30 s, as many as free", 0.5, 30, FREE),
        Cell.of("90 %, 30 s", 0.9, 30, THOUSAND),
        Cell.of("90 %, 30 s, as many as free", 0.9, 30, FREE),
        Cell.of("90 %, 600 s, as many as free", 0.9, 600, FREE),
        Cell.of("full, 30 s", FULL, 30, THOUSAND),
        Cell.of("full, 60 s", FULL, 60, THOUSAND),
        Cell.of("full, 60 s, of 100", FULL, 60, HUNDRED),
        Cell.of("full, 600 s", FULL, 600, THOUSAND),
        Cell.of("full, 60 s, behind a job of 40,000", FULL, 60, THOUSAND).ofTasks(LONG_JOB),
        fair(Cell.of("fair, 90 %, 30 s", 0.9, 30, THOUSAND)),
        fair(Cell.of("fair, full, 60 s", FULL, 60, THOUSAND)),
        fair(Cell.of("fair, full, 60 s, of 100", FULL, 60, HUNDRED)),
        fair(Cell.of("fair, full, 60 s, beside a job of 40,000", FULL, 60, THOUSAND))
            .ofTasks(LONG_JOB),
        own("queue of 15 %, full, 60 s", 60),
        own("queue of 15 %, full, 60 s, a job of 40,000", 60).ofTasks(LONG_JOB),
        own("queue of 15 %, full, 600 s", 600),
        own("queue of 15 %, full, 600 s, preemption", 600).preempting(),
        preemptingAtOnce(own("queue of 15 %, full, 600 s, preemption, factor 1", 600)),
        preemptingAtOnce(own("queue of 12 %, full, 600 s, preemption, factor 1", 600))
            .with("root.gang.capacity", "12", "root.default.capacity", "88"),
        own("queue of 15 %, others at most 85 %, 600 s", 600)
            .with("root.default.maximum-capacity", "85"),
        tooSmall("queue of 10 %, idle, user-limit-factor 1"),
        tooSmall("queue of 10 %, idle, user-limit-factor 2")
            .with("root.gang.user-limit-factor", "2"),
        Cell.of("4 GB, 90 %, 60 s", 0.9, 60, LARGE),
        Cell.of("4 GB, full, 60 s", FULL, 60, LARGE),
        Cell.of("4 GB, full, 60 s, reservations stay", FULL, 60, LARGE)
            .with("reservations-continue-look-all-nodes", "false"),
        two("two of 60 %, fifo"),
        fair(two("two of 60 %, fair")),
        fair(two("two of 60 %, fair, max-parallel-apps 1"))
            .with("root.default.max-parallel-apps", "1")
            .within(999, 120, 400),
        fair(two("two of 60 %, fair, room for one master"))
            .with("root.default.maximum-am-resource-percent", "0.0001")
            .within(999, 120, 400),
        queues(two("two of 60 %, a queue each")),
        queues(two("two of 60 %, a queue each, max-parallel-apps 1 of root"))
            .with("root.max-parallel-apps", "1")
            .within(999, 120, 400));
  }

  static Cell fair(Cell cell) {
    return cell.with("root.default.ordering-policy", "fair");
  }

  static Cell own(String name, double meanSeconds) {
    return Cell.of(name, FULL, meanSeconds, THOUSAND.in("gang")).withQueue(15);
  }

  /**
   * What is asked for above the guarantee is taken in one round; the default is a fifth in each.
   */
  static Cell preemptingAtOnce(Cell cell) {
    return cell.preempting().with(PREEMPTION + "natural_termination_factor", "1");
  }

  /** The gang's user may have the queue's guarantee once: 800 slots. */
  static Cell tooSmall(String name) {
    return Cell.of(name, 0, 60, THOUSAND.in("gang"))
        .withQueue(10)
        .with("root.gang.user-limit-factor", "1")
        .within(999, 999, 120);
  }

  static Cell two(String name) {
    return Cell.of(name, 0, 60, MOST, MOST).within(TIMEOUT, 120, 400);
  }

  private static Cell queues(Cell cell) {
    return new Cell(
            cell.name(),
            cell.nodes(),
            cell.settings(),
            cell.preempts(),
            cell.load(),
            List.of(MOST.in("a"), MOST.in("b")),
            cell.timeout(),
            cell.runs(),
            cell.horizon())
        .with(
            "root.queues", "a,b",
            "root.a.capacity", "50",
            "root.b.capacity", "50",
            "root.a.user-limit-factor", "2",
            "root.b.user-limit-factor", "2");
  }
}
