package io.pulsemill.capacity;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.yarn.api.records.Resource;

/** What a container takes, and what nodes and queues have to give; less than 0 if overdrawn. */
record ContainerSize(long megabytes, long cores) {

  static ContainerSize of(Resource resource) {
    return new ContainerSize(resource.getMemorySize(), resource.getVirtualCores());
  }

  /** The container of a map task. */
  static ContainerSize ofMap(Configuration conf) {
    long memory = new JobConf(conf).getMemoryRequired(TaskType.MAP); // -1 in the file of defaults
    return container(conf, memory, conf.getInt("mapreduce.map.cpu.vcores", 1));
  }

  /** The container of a reduce task. */
  static ContainerSize ofReduce(Configuration conf) {
    long memory = new JobConf(conf).getMemoryRequired(TaskType.REDUCE);
    return container(conf, memory, conf.getInt("mapreduce.reduce.cpu.vcores", 1));
  }

  /** The container of a job's ApplicationMaster. */
  static ContainerSize ofMaster(Configuration conf) {
    return container(
        conf,
        conf.getLong("yarn.app.mapreduce.am.resource.mb", 1536),
        conf.getInt("yarn.app.mapreduce.am.resource.cpu-vcores", 1));
  }

  /** As YARN allocates it: memory in steps. */
  private static ContainerSize container(Configuration conf, long megabytes, int cores) {
    long step = conf.getLong("yarn.scheduler.minimum-allocation-mb", 1024);
    return new ContainerSize((megabytes + step - 1) / step * step, cores);
  }

  ContainerSize minus(ContainerSize taken) {
    return new ContainerSize(megabytes - taken.megabytes, cores - taken.cores);
  }

  /** How many such containers fit in here at once. */
  long holds(ContainerSize container) {
    return Math.max(0, Math.min(megabytes / container.megabytes, cores / container.cores));
  }
}
