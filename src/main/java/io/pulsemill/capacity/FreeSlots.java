package io.pulsemill.capacity;

import io.pulsemill.job.JobSettings;
import io.pulsemill.job.YarnQuestion;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * How many map tasks of one job can start now, all of them: for tasks that wait for one another. An
 * upper estimate: the next moment another job may take the room, and a client learns the maximum of
 * a queue but not what of it one user may have.
 */
public final class FreeSlots {
  private FreeSlots() {}

  /**
   * Slots beside the job's own ApplicationMaster: cores if jobs run in this JVM; 0 if all is taken.
   */
  public static int of(Configuration conf) throws IOException {
    return JobSettings.isLocal(conf)
        ? Runtime.getRuntime().availableProcessors()
        : YarnQuestion.ask(conf, yarn -> of(conf, yarn));
  }

  private static int of(Configuration conf, YarnClient yarn) throws IOException, YarnException {
    return of(
        ContainerSize.ofMaster(conf),
        ContainerSize.ofMap(conf),
        yarn.getNodeReports(NodeState.RUNNING).stream().map(FreeSlots::left).toList(),
        QueueRoom.above(conf.get("mapreduce.job.queuename", "default"), yarn.getAllQueues()));
  }

  private static ContainerSize left(NodeReport node) {
    return ContainerSize.of(node.getCapability()).minus(ContainerSize.of(node.getUsed()));
  }

  /**
   * Slots where nodes and queues have that much left. YARN chooses the node of the AM, so it counts
   * for the most map tasks it can keep from starting.
   */
  static int of(
      ContainerSize master,
      ContainerSize map,
      List<ContainerSize> nodes,
      List<ContainerSize> queues) {
    OptionalLong kept =
        nodes.stream()
            .filter(node -> node.holds(master) > 0)
            .mapToLong(node -> node.holds(map) - node.minus(master).holds(map))
            .max();
    if (kept.isEmpty()) {
      return 0; // not even the AM starts
    }
    long slots = nodes.stream().mapToLong(node -> node.holds(map)).sum() - kept.getAsLong();
    for (ContainerSize queue : queues) {
      slots = Math.min(slots, queue.minus(master).holds(map));
    }
    return (int) Math.min(slots, Integer.MAX_VALUE);
  }
}
