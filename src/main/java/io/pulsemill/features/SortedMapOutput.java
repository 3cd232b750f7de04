package io.pulsemill.features;

import io.pulsemill.job.JobSettings;
import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.Counters.Counter;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapred.MapOutputCollector;
import org.apache.hadoop.mapred.Task.TaskReporter;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.MRJobConfig;
import org.apache.hadoop.mapreduce.TaskCounter;
import org.apache.hadoop.util.IndexedSorter;
import org.apache.hadoop.util.Progress;
import org.apache.hadoop.util.QuickSort;
import org.apache.hadoop.util.ReflectionUtils;

/**
 * Sorts what a map task sends and writes it as Hadoop's own collector does, to the same kinds of
 * files and by the same settings, but takes only the memory that it fills and compares numbers in
 * place of keys ({@link PartitionRecords}). It has no combiner and cannot encrypt.
 */
final class SortedMapOutput implements MapOutputCollector<GroupKey, MapValue> {
  private static final String SORTER = "map.sort.class"; // Hadoop has no constant for it
  private static final int RECORDS_A_REPORT = 1 << 10;

  /** Its address and prefix, and their arrays' room to grow. */
  private static final int BYTES_BESIDE_A_RECORD = 32;

  private final RecordMemory memory = new RecordMemory();
  private PartitionRecords[] partitions = {};
  private long room;
  private long records;
  private TaskReporter reporter;
  private IndexedSorter sorter;
  private SpillFiles files;
  private Progress progress;
  private Counter outputRecords;
  private Counter outputBytes;

  /** For Hadoop, which then calls {@link #init}. */
  SortedMapOutput() {}

  /** Has a job's map output collected so, unless it is to be encrypted or was given a collector. */
  static void prefer(Configuration job) {
    if (!job.getBoolean(MRJobConfig.MR_ENCRYPTED_INTERMEDIATE_DATA, false)) {
      JobSettings.prefer(
          job, JobContext.MAP_OUTPUT_COLLECTOR_CLASS_ATTR, SortedMapOutput.class.getName());
    }
  }

  @Override
  public void init(Context context) throws IOException {
    JobConf conf = context.getJobConf();
    reporter = context.getReporter();
    progress = context.getMapTask().getProgress();
    files = new SpillFiles(context.getMapTask(), conf, reporter);
    sorter =
        ReflectionUtils.newInstance(
            conf.getClass(SORTER, QuickSort.class, IndexedSorter.class), conf);
    room = (long) conf.getInt(MRJobConfig.IO_SORT_MB, MRJobConfig.DEFAULT_IO_SORT_MB) << 20;
    partitions = new PartitionRecords[conf.getNumReduceTasks()];
    Arrays.setAll(partitions, i -> new PartitionRecords(memory));
    outputRecords = reporter.getCounter(TaskCounter.MAP_OUTPUT_RECORDS);
    outputBytes = reporter.getCounter(TaskCounter.MAP_OUTPUT_BYTES);
  }

  @Override
  public void collect(GroupKey key, MapValue value, int partition) throws IOException {
    partitions[partition].add(memory.add(key, value));
    if (++records % RECORDS_A_REPORT == 0) {
      reporter.progress();
    }
    if (memory.used() + records * BYTES_BESIDE_A_RECORD >= room) {
      sort();
      files.spill(partitions, memory.used());
      clear();
    }
  }

  private void sort() {
    for (PartitionRecords partition : partitions) {
      partition.sort(sorter, reporter);
    }
    outputRecords.increment(records);
    outputBytes.increment(memory.used() - records * RecordMemory.HEAD);
  }

  private void clear() {
    for (PartitionRecords partition : partitions) {
      partition.clear();
    }
    memory.clear();
    records = 0;
  }

  @Override
  public void flush() throws IOException {
    sort();
    files.finish(partitions, memory.used());
    progress.phase().complete();
  }

  @Override
  public void close() {}
}
