package io.pulsemill.simulate;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.io.IntWritable;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.mapreduce.InputFormat;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;

/** One split per file; its records are (file number, subject number), both counted from 1. */
final class SimulateInputFormat extends InputFormat<IntWritable, LongWritable> {
  @Override
  public List<InputSplit> getSplits(JobContext context) {
    SimulateSettings settings = SimulateSettings.read(context.getConfiguration());
    List<InputSplit> splits = new ArrayList<>();
    for (int file = 1; file <= settings.files(); file++) {
      splits.add(new SimulateSplit(file, settings.subjectsOf(file)));
    }
    return splits;
  }

  @Override
  public RecordReader<IntWritable, LongWritable> createRecordReader(
      InputSplit split, TaskAttemptContext context) {
    return new Subjects();
  }

  /** Counts through the subjects of one file. */
  private static final class Subjects extends RecordReader<IntWritable, LongWritable> {
    private final IntWritable file = new IntWritable();
    private final LongWritable subject = new LongWritable(0);
    private long subjects;

    @Override
    public void initialize(InputSplit split, TaskAttemptContext context) {
      SimulateSplit simulated = (SimulateSplit) split;
      file.set(simulated.file());
      subjects = simulated.subjects();
    }

    @Override
    public boolean nextKeyValue() {
      if (subject.get() == subjects) {
        return false;
      }
      subject.set(subject.get() + 1);
      return true;
    }

    @Override
    public IntWritable getCurrentKey() {
      return file;
    }

    @Override
    public LongWritable getCurrentValue() {
      return subject;
    }

    @Override
    public float getProgress() {
      return (float) subject.get() / subjects;
    }

    @Override
    public void close() {}
  }
}
