package io.pulsemill.job;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
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
    int memory = conf.getInt("mapreduce.map.memory.mb", 1024);
    int cores = conf.getInt("mapreduce.map.cpu.vcores", 1);
    try (YarnClient yarn = YarnClient.createYarnClient()) {
      yarn.init(new YarnConfiguration(conf));
      yarn.start();
      long slots = 0;
      for (NodeReport node : yarn.getNodeReports(NodeState.RUNNING)) {
        Resource all = node.getCapability();
        slots += Math.min(all.getMemorySize() / memory, all.getVirtualCores() / cores);
      }
      return (int) Math.max(1, Math.min(slots - 1, Integer.MAX_VALUE));
    } catch (YarnException e) {
      throw new IOException("YARN does not say what it has: " + e.getMessage(), e);
    }
  }
}
