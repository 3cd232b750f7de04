package io.pulsemill.job;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** How many map tasks run at once: a job with more of them pays the start of a JVM again. */
public final class MapSlots {
  private MapSlots() {}

  /** Slots for one job beside its master: cores where jobs run in this JVM; at least 1. */
  public static int of(Configuration conf) throws IOException {
    if (JobSettings.isLocal(conf)) {
      return Runtime.getRuntime().availableProcessors();
    }
    try (YarnClient yarn = YarnClient.createYarnClient()) {
      yarn.init(new YarnConfiguration(conf));
      yarn.start();
      return of(
          conf,
          yarn.getNodeReports(NodeState.RUNNING).stream().map(NodeReport::getCapability).toList());
    } catch (YarnException e) {
      throw new IOException("YARN does not say what it has: " + e.getMessage(), e);
    }
  }

  /** Slots of NodeManagers with these capabilities. */
  static int of(Configuration conf, List<Resource> nodes) {
    long memory = new JobConf(conf).getMemoryRequired(TaskType.MAP); // -1 in the file of defaults
    long step = conf.getLong("yarn.scheduler.minimum-allocation-mb", 1024);
    long allocated = (memory + step - 1) / step * step;
    int cores = conf.getInt("mapreduce.map.cpu.vcores", 1);
    long slots = 0;
    for (Resource node : nodes) {
      slots += Math.min(node.getMemorySize() / allocated, node.getVirtualCores() / cores);
    }
    return (int) Math.max(1, Math.min(slots - 1, Integer.MAX_VALUE));
  }
}
