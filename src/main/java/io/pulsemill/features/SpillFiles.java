package io.pulsemill.features;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.DefaultCodec;
import org.apache.hadoop.mapred.Counters.Counter;
import org.apache.hadoop.mapred.IFile;
import org.apache.hadoop.mapred.IndexRecord;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapred.MapOutputFile;
import org.apache.hadoop.mapred.MapTask;
import org.apache.hadoop.mapred.Merger;
import org.apache.hadoop.mapred.RawKeyValueIterator;
import org.apache.hadoop.mapred.SpillRecord;
import org.apache.hadoop.mapred.Task.TaskReporter;
import org.apache.hadoop.mapreduce.MRJobConfig;
import org.apache.hadoop.mapreduce.TaskCounter;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.util.Progress;
import org.apache.hadoop.util.ReflectionUtils;
import org.jspecify.annotations.Nullable;

/**
 * The files of a map task's sorted output, as the shuffle wants them: for each reducer a segment,
 * and an index of these. One file, or spills that are merged to one.
 */
final class SpillFiles {
  /** What the shuffle service, another user, may read. */
  private static final FsPermission SHUFFLED = new FsPermission((short) 0640);

  private static final int BUFFER = 1 << 16;
  private static final int INDEX_RECORD = 3 * Long.BYTES;

  private final JobConf conf;
  private final TaskReporter reporter;
  private final MapOutputFile names;
  private final Path mergeFolder;
  private final FileSystem files;
  private final @Nullable CompressionCodec codec;
  private final Counter spilled;
  private final List<Path> spills = new ArrayList<>();
  private final List<SpillRecord> indexes = new ArrayList<>();

  /** What writes the records of one segment in order. */
  private interface Segment {
    void write(int partition, IFile.Writer<GroupKey, MapValue> out) throws IOException;
  }

  /** Of a task whose map output none has written yet. */
  SpillFiles(MapTask task, JobConf conf, TaskReporter reporter) throws IOException {
    this.conf = conf;
    this.reporter = reporter;
    names = task.getMapOutputFile();
    mergeFolder = new Path(task.getTaskID().toString());
    files = FileSystem.getLocal(conf).getRaw();
    codec =
        conf.getCompressMapOutput()
            ? ReflectionUtils.newInstance(
                conf.getMapOutputCompressorClass(DefaultCodec.class), conf)
            : null;
    spilled = reporter.getCounter(TaskCounter.SPILLED_RECORDS);
  }

  /** Writes sorted records, some {@code bytes} of them, to a file of their own. */
  void spill(PartitionRecords[] records, long bytes) throws IOException {
    Path file = names.getSpillFileForWrite(spills.size(), bytes);
    indexes.add(write(file, records.length, (i, out) -> records[i].write(out)));
    spills.add(file);
  }

  /** Writes the last sorted records, and with them all those before, to the task's output. */
  void finish(PartitionRecords[] records, long bytes) throws IOException {
    SpillRecord index;
    if (spills.isEmpty()) {
      index =
          write(
              names.getOutputFileForWrite(bytes),
              records.length,
              (i, out) -> records[i].write(out));
    } else {
      spill(records, bytes);
      index = merge(records.length);
    }
    Path indexFile = names.getOutputIndexFileForWrite((long) records.length * INDEX_RECORD);
    index.writeToFile(indexFile, conf);
    Path output = names.getOutputFile();
    reporter
        .getCounter(TaskCounter.MAP_OUTPUT_MATERIALIZED_BYTES)
        .increment(files.getFileStatus(output).getLen());
    if (!SHUFFLED.equals(SHUFFLED.applyUMask(FsPermission.getUMask(conf)))) {
      files.setPermission(output, SHUFFLED);
      files.setPermission(indexFile, SHUFFLED);
    }
  }

  private SpillRecord merge(int partitions) throws IOException {
    long bytes = 0;
    for (Path spill : spills) {
      bytes += files.getFileStatus(spill).getLen();
    }
    SpillRecord index =
        write(
            names.getOutputFileForWrite(bytes),
            partitions,
            (partition, out) -> Merger.writeFile(merged(partition), out, reporter, conf));
    for (Path spill : spills) {
      files.delete(spill, false);
    }
    return index;
  }

  /** The records of one reducer from all spills, in order. */
  @SuppressWarnings("unchecked") // WritableComparator is a raw RawComparator
  private RawKeyValueIterator merged(int partition) throws IOException {
    List<Merger.Segment<GroupKey, MapValue>> segments = new ArrayList<>();
    for (int i = 0; i < spills.size(); i++) {
      IndexRecord there = indexes.get(i).getIndex(partition);
      segments.add(
          new Merger.Segment<>(
              conf, files, spills.get(i), there.startOffset, there.partLength, codec, true));
    }
    int factor = conf.getInt(MRJobConfig.IO_SORT_FACTOR, MRJobConfig.DEFAULT_IO_SORT_FACTOR);
    return Merger.merge(
        conf,
        files,
        GroupKey.class,
        MapValue.class,
        codec,
        segments,
        factor,
        mergeFolder,
        new GroupKey.Order(),
        reporter,
        segments.size() > factor, // the order of their sizes matters only then
        null,
        spilled,
        new Progress(),
        TaskType.MAP);
  }

  private SpillRecord write(Path file, int partitions, Segment segment) throws IOException {
    SpillRecord index = new SpillRecord(partitions);
    try (FSDataOutputStream out = files.create(file, true, BUFFER)) {
      for (int partition = 0; partition < partitions; partition++) {
        long start = out.getPos();
        // Without classes: it gets records as bytes.
        IFile.Writer<GroupKey, MapValue> writer =
            new IFile.Writer<>(conf, out, null, null, codec, spilled);
        segment.write(partition, writer);
        writer.close();
        index.putIndex(
            new IndexRecord(start, writer.getRawLength(), writer.getCompressedLength()), partition);
      }
    }
    return index;
  }
}
