package io.pulsemill.capacity;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.ResourceScheduler;

/** {@link FreeSlots} of a scheduler in this JVM, which no client can ask. */
public final class SchedulerSlots {
  private SchedulerSlots() {}

  /** As many tasks as {@link FreeSlots} says can start now, beside their job's master. */
  public static int free(
      ResourceScheduler scheduler, List<NodeId> nodes, String queue, Resource master, Resource task)
      throws IOException {
    return FreeSlots.of(
        ContainerSize.of(master),
        ContainerSize.of(task),
        nodes.stream()
            .map(node -> ContainerSize.of(scheduler.getNodeReport(node).getAvailableResource()))
            .toList(),
        QueueRoom.above(queue, List.of(scheduler.getQueueInfo(queue, false, false))));
  }
}
