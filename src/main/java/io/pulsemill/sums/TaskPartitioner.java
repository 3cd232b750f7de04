package io.pulsemill.sums;

import org.apache.hadoop.conf.Configurable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.mapreduce.MRJobConfig;
import org.apache.hadoop.mapreduce.Partitioner;
import org.jspecify.annotations.Nullable;

/**
 * Deals the sums of map tasks to reducers by the number of the task: they all have the same key.
 */
public final class TaskPartitioner extends Partitioner<NullWritable, Writable>
    implements Configurable {
  private @Nullable Configuration conf;
  private int task;

  @Override
  public void setConf(@Nullable Configuration conf) {
    this.conf = conf;
    task = conf == null ? 0 : conf.getInt(MRJobConfig.TASK_PARTITION, 0);
  }

  @Override
  public @Nullable Configuration getConf() {
    return conf;
  }

  @Override
  public int getPartition(NullWritable key, Writable sum, int reducers) {
    return task % reducers;
  }
}
