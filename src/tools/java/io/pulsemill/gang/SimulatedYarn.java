package io.pulsemill.gang;

import io.pulsemill.capacity.SchedulerSlots;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerState;
import org.apache.hadoop.yarn.api.records.ContainerStatus;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.resourcemanager.ClusterMetrics;
import org.apache.hadoop.yarn.server.resourcemanager.MockNM;
import org.apache.hadoop.yarn.server.resourcemanager.MockRM;
import org.apache.hadoop.yarn.server.resourcemanager.monitor.capacity.ProportionalCapacityPreemptionPolicy;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.QueueMetrics;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.capacity.CapacityScheduler;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.capacity.CapacitySchedulerConfiguration;
import org.apache.hadoop.yarn.util.ControlledClock;
import org.apache.log4j.Level;
import org.apache.log4j.LogManager;

/**
 * A ResourceManager with the CapacityScheduler whose nodes call when told to. Each has room for
 * {@value #SLOTS} containers of {@value #MEGABYTES} MB.
 */
final class SimulatedYarn implements AutoCloseable {
  static final int SLOTS = 8;
  static final int MEGABYTES = 1024;
  private static final int MONITORING_SECONDS = 3;
  private static final String ASYNCHRONOUS = "schedule-asynchronously.enable";
  private static final int QUIET_MILLIS = 40;
  private static final int SECOND_MILLIS = 1000;

  private final Level usualLevel = LogManager.getRootLogger().getLevel();
  private final MockRM rm;
  private final List<MockNM> nodes = new ArrayList<>();
  private final Map<NodeId, List<ContainerStatus>> ended = new TreeMap<>();
  private final ControlledClock clock = new ControlledClock();
  private final ProportionalCapacityPreemptionPolicy preemption;
  private final boolean asynchronous;
  private int now;

  /**
   * @param settings of the CapacityScheduler without their common prefix, others in full
   * @param preempts whether other queues must give back what is guaranteed to one
   */
  SimulatedYarn(int nodes, Map<String, String> settings, boolean preempts) throws Exception {
    YarnConfiguration conf = new YarnConfiguration();
    conf.set(YarnConfiguration.RM_SCHEDULER, CapacityScheduler.class.getName());
    conf.setInt(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_MB, SLOTS * MEGABYTES);
    settings.forEach(
        (key, value) ->
            conf.set(
                key.startsWith("yarn.") ? key : CapacitySchedulerConfiguration.PREFIX + key,
                value));
    // Without it no queue may be preempted; the policy itself is called here, on simulated time.
    conf.setBoolean(YarnConfiguration.RM_SCHEDULER_ENABLE_MONITORS, preempts);
    conf.set(YarnConfiguration.RM_SCHEDULER_MONITOR_POLICIES, "");
    rm = new MockRM(conf);
    LogManager.getRootLogger().setLevel(Level.ERROR); // it was made DEBUG
    rm.start();
    asynchronous =
        conf.getBoolean(
            CapacitySchedulerConfiguration.PREFIX + ASYNCHRONOUS,
            CapacitySchedulerConfiguration.DEFAULT_SCHEDULE_ASYNCHRONOUSLY_ENABLE);
    preemption = preempts ? policy() : null;
    for (int i = 0; i < nodes; i++) {
      String address = "10.0.%d.%d:8041".formatted(i / 256, i % 256);
      this.nodes.add(rm.registerNode(address, SLOTS * MEGABYTES, SLOTS));
    }
    rm.drainEvents();
  }

  private ProportionalCapacityPreemptionPolicy policy() {
    clock.setTime(0);
    return new ProportionalCapacityPreemptionPolicy(
        rm.getRMContext(), (CapacityScheduler) rm.getResourceScheduler(), clock);
  }

  MockRM rm() {
    return rm;
  }

  /** Tasks of that size that a job of this queue could start now, as our driver works it out. */
  int free(String queue, int megabytes) throws IOException {
    return SchedulerSlots.free(
        rm.getResourceScheduler(),
        nodes.stream().map(MockNM::getNodeId).toList(),
        queue,
        Resource.newInstance(MEGABYTES, 1),
        Resource.newInstance(megabytes, 1));
  }

  int slots() {
    return nodes.size() * SLOTS;
  }

  /** Seconds since the start. */
  int now() {
    return now;
  }

  /** A container's process has ended: its node reports it with the next heartbeat. */
  void end(NodeId node, ContainerId container) {
    ended
        .computeIfAbsent(node, n -> new ArrayList<>())
        .add(ContainerStatus.newInstance(container, ContainerState.COMPLETE, "", 0));
  }

  /** Every node calls once. */
  void second() throws Exception {
    now++;
    clock.setTime(now * 1000L);
    for (MockNM node : nodes) {
      List<ContainerStatus> statuses = ended.remove(node.getNodeId());
      node.nodeHeartbeat(statuses == null ? List.of() : statuses, true);
    }
    settle();
    if (preemption != null && now % MONITORING_SECONDS == 0) {
      preemption.editSchedule();
      settle();
    }
  }

  /**
   * Threads of the scheduler have a second; they are done when nothing has come of them for a
   * while.
   */
  private void settle() throws InterruptedException {
    rm.drainEvents();
    long before = -1;
    for (int millis = 0; asynchronous && millis < SECOND_MILLIS; millis += QUIET_MILLIS) {
      long allocated =
          rm.getResourceScheduler().getRootQueueMetrics().getAggregateAllocatedContainers();
      if (allocated == before) {
        return;
      }
      before = allocated;
      Thread.sleep(QUIET_MILLIS);
      rm.drainEvents();
    }
  }

  @Override
  public void close() {
    LogManager.getRootLogger().setLevel(Level.OFF); // its threads log that they were interrupted
    rm.stop();
    QueueMetrics.clearQueueMetrics();
    ClusterMetrics.destroy();
    LogManager.getRootLogger().setLevel(usualLevel);
  }
}
