package io.pulsemill.capacity;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.QueueConfigurations;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.api.records.QueueStatistics;

/** What the limits of queues leave to a job. */
final class QueueRoom {
  /** Nodes without a label, as our jobs ask for none. */
  private static final String NO_LABEL = "";

  private QueueRoom() {}

  /**
   * What each queue a job is under may still have: its maximum, which the ResourceManager works out
   * from the shares down the path or from absolute amounts, less what its applications hold. Empty
   * if no queue has that name or the scheduler is not one with capacities.
   *
   * @param queue a path from the root, or the end of one
   * @param all every queue but the root, whose limit is the cluster
   */
  static List<ContainerSize> above(String queue, List<QueueInfo> all) {
    List<String> paths = all.stream().map(QueueRoom::path).filter(p -> names(queue, p)).toList();
    return all.stream()
        .filter(each -> paths.stream().anyMatch(path -> isAt(path(each), path)))
        .map(QueueRoom::left)
        .flatMap(Optional::stream)
        .toList();
  }

  /** From the root; only the CapacityScheduler reports it. */
  private static String path(QueueInfo queue) {
    return Optional.ofNullable(queue.getQueuePath()).orElse("");
  }

  private static boolean names(String queue, String path) {
    return ("." + path).endsWith("." + queue);
  }

  private static boolean isAt(String queue, String path) {
    return (path + ".").startsWith(queue + ".");
  }

  private static Optional<ContainerSize> left(QueueInfo queue) {
    return Optional.ofNullable(queue.getQueueConfigurations())
        .map(labels -> labels.get(NO_LABEL))
        .map(QueueConfigurations::getEffectiveMaxCapacity)
        .map(maximum -> ContainerSize.of(maximum).minus(held(queue.getQueueStatistics())));
  }

  private static ContainerSize held(QueueStatistics statistics) {
    return statistics == null
        ? new ContainerSize(0, 0)
        : new ContainerSize(statistics.getAllocatedMemoryMB(), statistics.getAllocatedVCores());
  }
}
