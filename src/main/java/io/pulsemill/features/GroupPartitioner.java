package io.pulsemill.features;

import org.apache.hadoop.mapreduce.Partitioner;

/** All bad records to the first reducer, which so has them in order; subjects by hash. */
final class GroupPartitioner extends Partitioner<GroupKey, MapValue> {
  @Override
  public int getPartition(GroupKey key, MapValue value, int partitions) {
    return key.isBadRecord() ? 0 : (key.hashCode() & Integer.MAX_VALUE) % partitions;
  }
}
