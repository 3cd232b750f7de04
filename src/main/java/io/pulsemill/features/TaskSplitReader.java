package io.pulsemill.features;

import java.io.IOException;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.jspecify.annotations.Nullable;

/**
 * The records of the part that a {@link TaskSplit} has begun, each part as its format is read;
 * where a part ends, so do they, until the mapper begins the next.
 */
final class TaskSplitReader extends RecordReader<RecordPosition, ObservationLines> {
  private TaskSplit split;
  private TaskAttemptContext task;
  private @Nullable ObservationSplit opened;
  private RecordReader<RecordPosition, ObservationLines> reader;

  @Override
  public void initialize(InputSplit split, TaskAttemptContext context)
      throws IOException, InterruptedException {
    this.split = (TaskSplit) split;
    task = context;
    reader = open();
  }

  private RecordReader<RecordPosition, ObservationLines> open()
      throws IOException, InterruptedException {
    ObservationSplit part = split.current();
    RecordReader<RecordPosition, ObservationLines> found =
        part.format() == ObservationFormat.TEXT ? new ObservationReader() : new RowsReader();
    found.initialize(part, task);
    opened = part;
    return found;
  }

  @Override
  public boolean nextKeyValue() throws IOException, InterruptedException {
    if (opened != split.current()) {
      reader.close();
      reader = open();
    }
    return reader.nextKeyValue();
  }

  @Override
  public RecordPosition getCurrentKey() throws IOException, InterruptedException {
    return reader.getCurrentKey();
  }

  @Override
  public ObservationLines getCurrentValue() throws IOException, InterruptedException {
    return reader.getCurrentValue();
  }

  @Override
  public float getProgress() throws IOException, InterruptedException {
    long bytes = split.getLength();
    double read = split.before() + (double) reader.getProgress() * split.current().getLength();
    return bytes == 0 ? 1 : (float) (read / bytes);
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
