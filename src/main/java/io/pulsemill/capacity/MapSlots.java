package io.pulsemill.capacity;

import io.pulsemill.job.JobSettings;
import io.pulsemill.job.YarnQuestion;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.api.records.Resource;

/**
 * How many map tasks, or reduce tasks, run at once: a job with more of them starts JVMs a second
 * time. What other jobs hold does not count here, as it will be free again; {@link FreeSlots} are
 * what is left.
 */
public final class MapSlots {
  private MapSlots() {}

  /** Slots for one job beside its ApplicationMaster: cores if jobs run in this JVM; at least 1. */
  public static int of(Configuration conf) throws IOException {
    return of(conf, ContainerSize.ofMap(conf));
  }

  /** The same of reduce tasks, whose containers may be larger. */
  public static int ofReduces(Configuration conf) throws IOException {
    return of(conf, ContainerSize.ofReduce(conf));
  }

  private static int of(Configuration conf, ContainerSize task) throws IOException {
    if (JobSettings.isLocal(conf)) {
      return Runtime.getRuntime().availableProcessors();
    }
    List<NodeReport> nodes = YarnQuestion.ask(conf, yarn -> yarn.getNodeReports(NodeState.RUNNING));
    return of(task, nodes.stream().map(NodeReport::getCapability).toList());
  }

  /** NodeManagers that run; 0 if jobs run in this JVM. */
  public static int workers(Configuration conf) throws IOException {
    return JobSettings.isLocal(conf)
        ? 0
        : YarnQuestion.ask(conf, yarn -> yarn.getNodeReports(NodeState.RUNNING).size());
  }

  /** Slots of NodeManagers with these capabilities. */
  static int of(Configuration conf, List<Resource> nodes) {
    return of(ContainerSize.ofMap(conf), nodes);
  }

  private static int of(ContainerSize task, List<Resource> nodes) {
    long slots = nodes.stream().mapToLong(node -> ContainerSize.of(node).holds(task)).sum();
    return (int) Math.max(1, Math.min(slots - 1, Integer.MAX_VALUE));
  }
}
